import type { Words } from '../words.ts';

const list = (names: readonly string[] = [], count = names.length): string =>
  names.join('、') + (count > names.length ? ` 等 ${count} 项` : '');

function days(seconds = 0): string {
  const count = Math.round(seconds / 86_400);
  if (count > 730) return `${Math.round(count / 365)} 年`;
  return count < 2 ? `${Math.round(seconds / 3600)} 小时` : `${count} 天`;
}

const texts: Words['warn']['texts'] = {
  algNone: () => ({
    title: '没有签名（alg: none）',
    why: '这样的令牌谁都能编造或篡改，而且无从察觉。',
    todo: '拒绝它，并让验证方只接受明确列出的算法。',
  }),
  weakAlg: ({ alg }) => ({
    title: `不可靠的算法：${alg}`,
    why: '它已被攻破、太短，或与任何已注册算法的写法不同；宽松的实现曾把这类写法当成“none”。',
    todo: '改用现在通行的算法：Ed25519、ES256、PS256、RS256，或配合随机密钥的 HS256。',
  }),
  knownSecret: ({ names }) => ({
    title: `使用了众所周知的密钥签名：“${names?.[0]}”`,
    why: '它出现在教程和默认配置里，攻击者最先尝试的就是它，试中便能自行签发令牌。',
    todo: '请全部换成 32 字节以上的随机密钥，并把此前签发的令牌都视为伪造。',
  }),
  lowEntropySecret: () => ({
    title: '密钥容易被猜中',
    why: '只要有一个令牌，每秒就能试上百万个密钥，而单词、键盘顺序和重复字符最先被试到。',
    todo: '请随机生成 32 字节以上的密钥，例如使用“生成密钥”。',
  }),
  shortSecret: ({ count, least, alg }) => ({
    title: `密钥太短：${count} 字节`,
    why: `${alg} 要求至少 ${least} 字节，更短的密钥可以通过穷举找到。`,
    todo: '请换成更长的随机密钥；在本页面之外，除非设置 allowInsecureKeySizes，否则 jotwasm 会拒绝它。',
  }),
  credentials: ({ names, count }) => ({
    title: `载荷中含有机密：${list(names, count)}`,
    why: '载荷只是编码，并未加密：持有令牌的人，或在日志里看到它的人，都能读到。',
    todo: '请把它移除，并更换已经暴露的机密。',
  }),
  payment: ({ names, count }) => ({
    title: `载荷中含有支付信息：${list(names, count)}`,
    why: '令牌经过之处，人人都能读到这里的卡号或账号。',
    todo: '请保存在服务器上，令牌里最多放一个引用编号。',
  }),
  nationalId: ({ names, count }) => ({
    title: `载荷中含有证件号码：${list(names, count)}`,
    why: '证件号码终身对应一个人，而任何持有令牌的人都能读取载荷。',
    todo: '请保存在服务器上，sub 使用在别处没有意义的编号。',
  }),
  personal: ({ names, count }) => ({
    title: `个人信息：${list(names, count)}`,
    why: '任何持有令牌的人都能读到；在发给客户端自己的 ID 令牌里很常见，在访问令牌里则多余。',
    todo: '请去掉接收方不需要的信息，并避免令牌出现在 URL 和日志里。',
  }),
  keyFromHeader: ({ names }) => ({
    title: `头部自带或指定了密钥：${list(names)}`,
    why: '照做的验证方等于让发送方自选密钥，还会向发送方指定的任意地址发起请求。',
    todo: '只从自己配置的位置取得密钥，再用 kid 在其中选择。',
  }),
  kidPath: () => ({
    title: 'kid 像是文件路径',
    why: '如果验证方按这个名称读取密钥文件，就可能被引向内容已知的文件。',
    todo: 'kid 只应用来在固定的密钥列表中查找，查不到就拒绝。',
  }),
  kidSql: () => ({
    title: 'kid 像是代码',
    why: '如果验证方把它拼进查询或命令，那么在校验签名之前就会执行发送方写的内容。',
    todo: 'kid 只应用来在固定的密钥列表中查找，或者作为绑定参数传入。',
  }),
  critUnknown: ({ names }) => ({
    title: `关键参数：${list(names) || 'crit'}`,
    why: '不认识这些参数的验证方必须拒绝该令牌，而大多数验证方一个都不认识。',
    todo: '除非所有验证方都理解，否则不要使用 crit；jotwasm 通过 crit 选项指定可以接受的参数。',
  }),
  noExp: () => ({
    title: '永不过期（没有 exp）',
    why: '除非更换密钥，否则谁捡到这个令牌都能一直使用。',
    todo: '请设置 exp：访问令牌几分钟即可，再配合刷新令牌。',
  }),
  longLife: ({ count }) => ({
    title: `有效期过长：${days(count)}`,
    why: '令牌一旦被盗，在这段时间内都有效，而且令牌本身无法收回。',
    todo: '请设为几分钟到几小时，再用刷新令牌或会话续期。',
  }),
  expBeforeIat: () => ({
    title: '尚未签发就已过期',
    why: 'exp 不晚于 iat，这个令牌没有任何时刻是有效的。',
    todo: '请由 iat 推算 exp，两者都以秒为单位。',
  }),
  nbfAfterExp: () => ({
    title: '从不生效',
    why: 'nbf 不早于 exp：令牌开始生效时，就已经过期了。',
    todo: '请把 nbf 设为签发时间，或者去掉它。',
  }),
  fromTheFuture: ({ names }) => ({
    title: `时间在未来：${list(names)}`,
    why: '可能是签发方的时钟快了，也可能时间是编造的；限制令牌存在时长的验证方会拒绝它。',
    todo: '请校准时钟（NTP），并检查时区是否被重复换算。',
  }),
  milliseconds: ({ names }) => ({
    title: `把毫秒当成了秒：${list(names)}`,
    why: 'JWT 使用自 1970 年起的秒数，按秒来算这是几千年以后。',
    todo: '请除以 1000：在 JavaScript 中写作 Math.floor(Date.now() / 1000)。',
  }),
  noIss: () => ({
    title: '没有签发者（iss）',
    why: '信任多个签发者的验证方，无法判断这是谁签发的令牌。',
    todo: '请写明签发者，并让验证方要求该声明。',
  }),
  noAud: () => ({
    title: '没有受众（aud）',
    why: '没有写明给谁使用的令牌，在所有信任该密钥的服务上都有效。',
    todo: '请写明目标 API，并让该 API 要求自己的名称。',
  }),
  tooBigForCookie: ({ count }) => ({
    title: `${count?.toLocaleString('zh-CN')} 字节`,
    why: '浏览器会不声不响地丢弃超过 4096 字节的 cookie。',
    todo: '请减少声明，或者不要把令牌放在 cookie 里。',
  }),
  tooBigForHeader: ({ count }) => ({
    title: `${count?.toLocaleString('zh-CN')} 字节`,
    why: '许多服务器拒绝超过 8 KB 的头部（431 或 400），cookie 也放不下。',
    todo: '请去掉冗长的声明（例如很长的用户组列表），改由 API 自行查询。',
  }),
};

export const warn: Words['warn'] = {
  count: (count) => `${count} 条警告`,
  between: '',
  levels: { danger: '危险', caution: '注意' },
  texts,
};
