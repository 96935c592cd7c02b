import type { LessonWords } from '../words.ts';

export const live: LessonWords['live'] = {
  expiresIn: '令牌有效期',
  signInAs: '登录身份',
  signIn: '登录',
  call: '调用 API',
  anyway: '仍然发送',
  inspect: '查看这个令牌',
  signOut: '退出',
  inUse: '当前令牌',
  nothing: '还没有发送任何请求。请先登录。',
  hints: {
    none: '登录后，Worker 会发给您一个令牌。',
    waiting: '',
    endless: '',
    alive: '趁令牌有效，调用 API 试试。',
    ending: '令牌即将过期。',
    over: '已过期：现在调用会在本端被拦下。点“仍然发送”，看看服务器如何拒绝。',
  },
};
