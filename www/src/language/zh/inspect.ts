import type { Words } from '../words.ts';

export const inspect: Words['inspect'] = {
  title: '解读',
  lead: '粘贴令牌即可查看内容；填入密钥即可校验签名。两者都不会离开这个页面。',
  clear: '清空',
  sample: '新示例',
};
