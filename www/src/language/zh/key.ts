import type { Words } from '../words.ts';

export const key: Words['key'] = {
  kindOfKey: '密钥类型',
  kinds: { secret: '共享密钥', pem: 'PEM', jwk: 'JWK', url: 'URL' },
  writtenAs: '共享密钥的编码',
  encodings: { utf8: 'UTF-8 文本', base64url: 'base64url', base64: 'base64', hex: '十六进制' },
  placeholders: {
    secret: '双方共享的密钥',
    pem: '-----BEGIN PUBLIC KEY-----   或证书',
    jwk: '{ "kty": "EC", "crv": "P-256", "x": "…", "y": "…" }   或 JWK Set',
    url: 'https://issuer.example   或其 JWK Set 的 URL',
  },
  empty: '尚未填写密钥。',
  notJson: '这不是 JSON。JWK 的形式是 {"kty": "EC", "crv": "P-256", …}。',
  notAnObject: 'JWK 必须是一个 JSON 对象。',
  facts: '这个密钥的信息',
  type: '类型',
  algorithm: '适用算法',
  anyOfType: '该类型的任意算法',
  kid: 'kid',
  noKid: '无',
  thumbprint: '指纹（RFC 7638，SHA-256）',
  half: '公钥或私钥',
  halves: { secret: '都不是：能校验的一方也能签名', private: '私钥', public: '公钥' },
  rsa: (bits: number) => `RSA 密钥，${bits} 位`,
  ec: (curve: string) => `${curve} 曲线上的 EC 密钥`,
  okp: (curve: string) => `${curve} 密钥`,
  akp: (alg: string) => `${alg} 密钥`,
  oct: (bytes: number) => `共享密钥，${bytes} 字节`,
  shortSecret: (bytes: number, alg: string, wanted: number) =>
    `该密钥只有 ${bytes} 字节；${alg} 要求至少 ${wanted} 字节（RFC 7518 第 3.2 节）。` +
    '在本页面之外，除非设置 allowInsecureKeySizes，否则 jotwasm 会拒绝它。',
  lineBreakCounts: '密钥末尾有一个换行符，它也算作密钥的一部分。',
};
