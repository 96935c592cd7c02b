import type { Words } from '../words.ts';
import { MESSAGES } from './check-messages.ts';

export const checks: Words['checks'] = {
  title: '全部检查',
  summary: (passed: number, failed: number, unmade: number) =>
    [`${passed} 项通过`, failed > 0 && `${failed} 项未通过`, unmade > 0 && `${unmade} 项未检查`].filter(Boolean).join('，'),
  states: { passed: '通过', failed: '未通过', unmade: '未检查' },
  names: {
    size: '长度',
    format: '格式',
    header: '头部',
    payload: '载荷',
    crit: '关键参数',
    algorithm: '算法',
    key: '密钥',
    signature: '签名',
    claims: '声明',
    typ: '类型',
    requiredClaims: '必需声明',
    iss: '签发方',
    aud: '受众',
    sub: '主体',
    jti: '令牌 ID',
    nonce: 'nonce',
    nbf: '生效时间',
    exp: '过期时间',
    maxTokenAge: '使用时间',
  },
  notAsked: (names: string) => `没有设置预期，因此未检查：${names}。`,
  and: '、',
  message: translate,
};

interface Rule {
  pattern: RegExp;
  chinese: string;
}

/** Those without a blank first: they are more particular. */
const RULES: readonly Rule[] = Object.entries(MESSAGES)
  .map(([english, chinese]): Rule => ({ pattern: patternOf(english), chinese }))
  .sort((one, other) => Number(/\{/.test(one.chinese)) - Number(/\{/.test(other.chinese)));

/** A message is one sentence, or what is wrong and what to do about it. What is not known stays English. */
function translate(english: string): string {
  let rest = english;
  let chinese = '';
  while (rest !== '') {
    const found = sentenceAt(rest);
    if (!found) return english;
    chinese += found.chinese;
    rest = rest.slice(found.length).trimStart();
  }
  return chinese;
}

function sentenceAt(text: string): { chinese: string; length: number } | null {
  for (const { pattern, chinese } of RULES) {
    const match = pattern.exec(text);
    if (match) {
      const filled = chinese.replace(/\{(\w+)\}/g, (_, name: string) => match.groups?.[name] ?? '');
      return { chinese: filled, length: match[0].length };
    }
  }
  return null;
}

/** "The claim "{name}" is missing." */
function patternOf(english: string): RegExp {
  const escaped = english.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>[\\s\\S]*?)');
  return new RegExp(`^${escaped}(?=\\s|$)`);
}
