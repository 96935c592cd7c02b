/** 令牌格式有什么问题：哪个字符、哪一部分、本应是什么。 */
import type { Words } from '../words.ts';

const PARTS: Readonly<Record<string, string>> = {
  header: '头部',
  claims: '声明部分',
  signature: '签名',
  surplus: '多余部分',
};
const KINDS: Readonly<Record<string, string>> = {
  object: '对象',
  array: '数组',
  string: '字符串',
  number: '数字',
  boolean: '布尔值',
  null: 'null',
};
const EXPECTED: Readonly<Record<string, string>> = {
  string: '字符串',
  date: '数字（自 1970 年起的秒数）',
  audience: '字符串或字符串数组',
};
const HINTS: Readonly<Record<string, string>> = {
  '=': '令牌不带填充。',
  '+': '这是 base64；令牌使用 base64url，此处应为“-”。',
  '/': '这是 base64；令牌使用 base64url，此处应为“_”。',
  '…': '显示这个令牌的程序把它截短了。',
};

export const faults: Words['faults'] = {
  count: (count) => {
    if (count === 1) return '其中没有点号：令牌由两个点号分隔的三部分组成。';
    if (count === 2) return '只有两部分，应为三部分。复制时是否漏掉了末尾的签名？';
    if (count === 5) return '共有五部分：看起来是加密令牌（JWE），只有用它的密钥才能读取。';
    return `共有 ${count} 部分，应为三部分。是否粘贴了多个令牌？`;
  },
  tooLong: (length, most) =>
    `令牌有 ${length.toLocaleString('zh-CN')} 个字符，超过 ${most.toLocaleString('zh-CN')} 个的不予读取。`,
  character: (found, part, number) =>
    `“${found}”不应出现在令牌中（${PARTS[part]}的第 ${number} 个字符）。只允许字母、数字、“-”和“_”。${HINTS[found] ?? ''}`,
  empty: (part) => `${PARTS[part]}是空的。这里应当是 base64url 编码的 JSON 对象。`,
  length: (part, length) => `${PARTS[part]}有 ${length} 个字符，多了或少了一个：复制时有内容丢失。`,
  strayBits: (part, number) =>
    `${PARTS[part]}的最后一个字符（第 ${number} 个）含有本应为零的无用比特：它被改动过，或者后面丢了内容。`,
  inPart: (part, number, message) => `${PARTS[part]}第 ${number} 个字符起：${message}`,

  utf8: (number) => `第 ${number} 个字节不是合法的 UTF-8。这一部分是否被截断、改动或加密过？`,
  byteOrderMark: '开头有字节顺序标记（BOM），此处应为 {',
  tooDeep: (most) => `数组和对象的嵌套超过 ${most} 层。`,
  noJson: '里面没有 JSON。',
  noObject: (kind) => `这是 JSON，但它是${KINDS[kind]}，不是对象。应为 {"…": …}`,
  repeated: (name) => `名称“${name}”出现了两次。以哪个为准，取决于由谁来解析。`,
  surrogate: '含有半个代理对，它不构成字符。',
  numberRange: (source) => `数字 ${source} 超出了程序能表示的范围。`,
  json: {
    breaksOff: (expected) => `JSON 在此中断，接下来应为${expected}。`,
    leadingZero: '这不是 JSON：JSON 的数字不能以 0 开头。',
    comment: '这不是 JSON：JSON 没有注释。',
    symbol: (found) =>
      `这不是 JSON：JSON 中没有“${found}”，只有对象、数组、数字、true、false、null 和双引号中的字符串。`,
    unexpected: (found, expected) => `这不是 JSON：出现了“${found}”，此处应为${expected}。`,
    expected: {
      PropertyNameExpected: '双引号中的名称',
      ValueExpected: '一个值',
      ColonExpected: '冒号',
      CommaExpected: '逗号或右括号',
      CloseBraceExpected: '逗号或右花括号',
      CloseBracketExpected: '逗号或右方括号',
      EndOfFileExpected: '结尾',
      UnexpectedEndOfString: '右引号',
      UnexpectedEndOfNumber: '数字',
      InvalidUnicode: ' \\u 之后的四位十六进制数字',
      InvalidEscapeCharacter: ' JSON 支持的转义（\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u）',
      InvalidCharacter: '这个控制字符的转义形式',
      other: '其他内容',
    },
  },

  noAlg: '缺少“alg”。应有算法名称，例如 "alg": "RS256"。',
  parameterType: (name, kind) => `“${name}”是${KINDS[kind]}，应为字符串。`,
  algNone: '算法是“none”：令牌没有签名，任何人都能伪造，谁都不应接受。',
  algUnknown: (name) => `“${name}”不是本页面认识的算法。`,
  critical: '“crit”列出了必须理解而这里并不理解的扩展，或者违反了它自身的规则（RFC 7515 第 4.1.11 节）。',
  unencoded: '“b64”为 false，但 JWT 的声明部分必须是 base64url（RFC 7797 第 7 节）。',
  claimType: (name, kind, expected) => `“${name}”是${KINDS[kind]}，应为${EXPECTED[expected]}。`,
};
