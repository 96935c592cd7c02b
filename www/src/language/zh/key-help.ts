import type { Words } from '../words.ts';

export const keyHelp: Words['keyHelp'] = {
  foreign: {
    sshPublic: '这是 SSH 公钥。请先转换为 PEM：ssh-keygen -e -m pkcs8 -f key.pub',
    sshEd25519:
      '这是 Ed25519 的 SSH 公钥，ssh-keygen 无法把它写成 PEM。请使用签发方的 JWK，或 openssl pkey -pubout 输出的 PEM。',
    sshPrivate: '这是 SSH 私钥。校验令牌只需要公钥：ssh-keygen -e -m pkcs8 -f key 可将其输出为 PEM。',
    certificateRequest:
      '这是证书签名请求（CSR），不是证书。请使用据此签发的证书，或其中的公钥：openssl req -in request.pem -noout -pubkey',
    encrypted: '这个私钥已加密。校验令牌只需要公钥：openssl pkey -in key.pem -pubout 会询问口令并输出公钥。',
    openPgp: '这是 OpenPGP 密钥，令牌不会用它来签名。',
    parameters: '这里只有曲线或群的参数，没有密钥。',
    noEnd: 'PEM 不完整：缺少最后一行 -----END …-----。',
    noBegin: 'PEM 的第一行 -----BEGIN …----- 缺失或已损坏。',
    otherEnd: 'PEM 首尾两行的标签不一致。是不是把两个 PEM 拼在了一起？',
    notBase64: 'PEM 首尾两行之间含有不属于 base64 的内容。',
  },
  noLabelFits: '这看起来是去掉了首尾两行的 PEM，但不符合任何一种密钥。',
  isDiscovery: '这是发现文档。密钥位于其中的 jwks_uri：请填写该 URL，或粘贴它返回的内容。',
  mended: {
    quotes: '已去掉 PEM 两侧的引号。',
    newlines: 'PEM 中的换行被写成了 \\n；已按真正的换行读取。',
    lines: 'PEM 丢失了换行；已恢复。',
    dashes: 'PEM 标签两侧的短横线已损坏；已按各五个短横线读取。',
    armour: '这是去掉了首尾两行的密钥 base64；已按 PEM 读取。',
    quoted: 'JSON 外面有引号；已去掉引号读取。',
    array: '这是一个密钥数组；已按 JWK Set 读取。',
  },
  certificate: '只使用证书中的公钥：不检查由谁签发，也不检查有效期。',
  privateKey: '这是私钥。它不会离开这个页面，也可以用来校验；但校验只需要公钥，粘贴公钥更安全。',
  shortRsa: (bits: number) =>
    `这个 RSA 密钥只有 ${bits} 位。这里可以查看；在本页面之外，jotwasm 会拒绝 2048 位以下的密钥。`,
  readsOtherwise: (encoding: string) => `按 ${encoding} 读取时，该密钥可以通过校验。`,
  readsTrimmed: (encoding: string) => `按 ${encoding} 读取并去掉首尾空白时，该密钥可以通过校验。`,
  readsWithLineBreak: '末尾加上换行符时，该密钥可以通过校验：签发方很可能是从文件中读取的。',
  readItSo: '按此读取',
  otherMember: (key: string, header: string) => `${key}可以通过校验，但头部写的是 ${header}。`,
  theKeyWithKid: (kid: string) => `kid 为“${kid}”的密钥`,
  aKeyWithoutKid: '一个没有 kid 的密钥',
  kidAndAlg: (kid: string, alg: string) => `kid“${kid}”和 ${alg}`,
  algOnly: (alg: string) => alg,
  noKidFits: (kid: string, there: string) => `密钥集中没有 kid 为“${kid}”的密钥。现有：${there}。`,
  noAlgFits: (alg: string, there: string) => `密钥集中没有适用于 ${alg} 的密钥。现有：${there}。`,
  emptySet: '密钥集是空的。',
  unusableKeys: (count: number) => `密钥集中有 ${count} 个密钥在此处无法使用。`,
  issuerIsNotUrl: (issuer: string) =>
    `发现文档自称 ${issuer}，与请求它时使用的 URL 不同。OpenID Connect Discovery 第 4.3 节要求两者一致。`,
  issuerIsNotIss: (issuer: string, iss: string) => `这些密钥属于 ${issuer}，而令牌的 iss 是 ${iss}。`,
};
