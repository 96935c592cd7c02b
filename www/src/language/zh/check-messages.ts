/**
 * Every message that the library has for a token or a key, in Chinese. They are put together of sentences: what is
 * wrong, and what to do about it. tests/www holds this list to the library's sources.
 */
import { KEYS } from './key-messages.ts';

const PARTS = { header: '头部', payload: '载荷' };
const FAULTS = {
  'is not valid UTF-8': '不是有效的 UTF-8',
  'is not valid JSON': '不是有效的 JSON',
  'is not a JSON object': '不是 JSON 对象',
  'has two members of the same name': '含有两个同名成员',
  'is nested deeper than 64 levels': '嵌套超过 64 层',
  'has a number outside the range of a double': '含有超出双精度浮点数范围的数字',
  'has half a surrogate pair in a string': '的字符串中含有不成对的代理项',
};

const FORMAT: Record<string, string> = {
  'The token is not too long.': '令牌长度在允许范围内。',
  'The token is longer than allowed.': '令牌超过允许的长度。',
  'It was not looked at any further.': '未作进一步检查。',
  'It has three parts, as signed tokens have.': '由三个部分组成，符合签名令牌的格式。',
  'A signed JWT has three parts separated by dots.': '签名的 JWT 由以点分隔的三个部分组成。',
  'Is it complete, and not encrypted?': '它是否完整？是否是加密令牌？',
  'The header is not canonical base64url; is there a scheme, a quote or a space?':
    '头部不是规范的 base64url；前面是否有认证方案（如 Bearer）、引号或空格？',
  'The payload is not canonical base64url.': '载荷不是规范的 base64url。',
  'The signature is not canonical base64url.': '签名不是规范的 base64url。',
  'Was it cut or changed on the way?': '它在传输途中是否被截断或改动？',
  'The header is readable and names an algorithm.': '头部可以读取，并指明了算法。',
  'The header has no "alg" string.': '头部没有字符串类型的“alg”。',
  'The header parameter "{name}" has the wrong type.': '头部参数“{name}”的类型不正确。',
  'The payload is whole.': '载荷完整。',
  'The issuer has to correct it.': '需要由签发方更正。',
  'A JWT must not have an unencoded payload.': 'JWT 的载荷必须编码。',
  'The header parameter "crit" is malformed.': '头部参数“crit”格式不正确。',
  'The header parameter "crit" asks for something not understood.': '头部参数“crit”要求了无法理解的内容。',
  'Name what your program handles in the option "crit".': '请在选项“crit”中列出程序能够处理的参数。',
  'All that the header calls critical is understood.': '头部声明为关键的参数都能理解。',
};

const SIGNATURE: Record<string, string> = {
  'The header names none that is known here.': '头部没有指明此处已知的算法。',
  'The header names {alg}.': '头部指明的算法是 {alg}。',
  'The algorithm is not allowed for this key.': '该密钥不允许使用这个算法。',
  'The algorithm is not supported.': '不支持这个算法。',
  'Take another key.': '请换一个密钥。',
  'There is one key for the token, and it may verify.': '有一个适用于该令牌的密钥，并且可以用于校验。',
  'No key in the set fits the token.': '密钥集中没有适用于该令牌的密钥。',
  'The issuer may have a new one: fetch the set again.': '签发方可能已更换密钥：请重新获取密钥集。',
  'Several keys in the set fit the token.': '密钥集中有多个密钥适用于该令牌。',
  'Each needs a "kid" of its own, and the header has to name it.': '每个密钥都需要有自己的“kid”，并由头部指明。',
  'The key function gave no key for the token.': '没有得到适用于该令牌的密钥。',
  'The header cannot be read, which the choice of a key depends on.': '头部无法读取，因此无法选择密钥。',
  'The signature is genuine.': '签名真实有效。',
  'The signature does not verify.': '签名校验未通过。',
  'Another key made it, or the token was changed.': '它出自另一个密钥，或者令牌被改动过。',
  'The signature was not checked: it cannot be read.': '未校验签名：签名无法读取。',
  'The signature was not checked: the header cannot be read.': '未校验签名：头部无法读取。',
  'The signature was not checked: no key was given.': '未校验签名：没有提供密钥。',
  'The signature was not checked: no key fits.': '未校验签名：没有合适的密钥。',
  'The signature was not checked: the key cannot be used.': '未校验签名：密钥无法使用。',
};

const CLAIMS: Record<string, string> = {
  'The payload is a JSON object, and its registered claims have the right types.':
    '载荷是 JSON 对象，其中的注册声明类型正确。',
  'The claim "{name}" has the wrong type.': '声明“{name}”的类型不正确。',
  'The claim "{name}" is missing.': '缺少声明“{name}”。',
  'The issuer has to add it.': '需要由签发方添加。',
  'The claim "{name}" is not the one expected.': '声明“{name}”不是预期的值。',
  'Is the token meant for you?': '这个令牌是发给您的吗？',
  'All required claims are there.': '必需的声明都存在。',
  'The claim is the one expected.': '该声明是预期的值。',
  'The issuer is one of those expected.': '签发方是预期的签发方之一。',
  'The token is meant for an audience that is expected.': '令牌的受众符合预期。',
  'The type is the one expected.': '类型符合预期。',
  'The token is valid already.': '令牌已经生效。',
  'The token is not valid yet.': '令牌尚未生效。',
  'If it is the clocks, allow a tolerance.': '如果是时钟误差所致，请设置容差。',
  'The token has no "exp": it never expires.': '令牌没有“exp”：永不过期。',
  'The token has not expired.': '令牌尚未过期。',
  'The token has expired.': '令牌已过期。',
  'Get a new one.': '请获取新的令牌。',
  'The token is not too old.': '令牌的使用时间未超过上限。',
  'The token is older than allowed.': '令牌的使用时间超过上限。',
  'The token was issued in the future.': '令牌的签发时间在未来。',
};

export const MESSAGES: Readonly<Record<string, string>> = {
  ...FORMAT,
  ...Object.fromEntries(
    Object.entries(PARTS).flatMap(([part, named]) =>
      Object.entries(FAULTS).map(([fault, said]) => [`The ${part} ${fault}.`, `${named}${said}。`]),
    ),
  ),
  ...SIGNATURE,
  ...CLAIMS,
  ...KEYS,
};
