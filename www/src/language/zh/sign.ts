import type { Words } from '../words.ts';

export const sign: Words['sign'] = {
  title: '签发',
  lead: '填写声明，选择密钥，取走令牌。每次输入都会重新签名。',
};
