import type { LessonWords } from '../words.ts';

export const trace: LessonWords['trace'] = {
  title: '请求记录',
  body: '正文',
  inspect: '查看',
  whole: '显示全部',
  shorten: '收起',
  notes: {
    onceMore: '先再刷新一次',
    thief: '小偷，使用旧令牌',
    owner: '您，使用最新的令牌',
    silent: '再次获取笔记的授权，无需窗口（prompt=none）',
  },
  troubles: {
    noAnswer: '没有响应。演示用的 Worker 在运行吗？`npm start` 会把它和本页面一起启动。',
    notSent: '未发送：isExpired(token) 为 true，发出去也只会得到 401。',
    inWindow: '已在新窗口中发送，结果会通过重定向返回。',
  },
};
