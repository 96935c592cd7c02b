import type { Words } from '../words.ts';

export const learn: Words['learn'] = {
  title: '学习',
  lead: '对照提供本页面的授权服务器，一步一步了解令牌的一生。',
};
