import type { Words } from '../words.ts';

export const time: Words['time'] = {
  units: { year: '年', day: '天', hour: '小时', minute: '分', second: '秒' },
  count: (count, unit) => `${count} ${unit}`,
  join: ' ',
  now: '现在',
  ahead: (duration) => `${duration}后`,
  ago: (duration) => `${duration}前`,
  days: (count) => `${count} 天 `,
  beyond: '超出历法范围',
  milliseconds: (year, meant) =>
    `这看起来是毫秒。NumericDate 以秒计，因此这是公元 ${year} 年；若按毫秒，则是 ${meant}。`,
  utc: 'UTC',

  life: {
    none: '没有令牌',
    unknown: '有效期未知',
    waiting: '尚未生效',
    alive: '剩余有效期',
    ending: '剩余有效期',
    over: '已过期',
  endless: '永不过期',
  },
  nothing: '这里会显示令牌的有效期。',
  unreadable: '声明部分无法读取，有效期未知。',
  undated: '它的 exp 不是数字，无法得知有效期。',
  endless: '它没有 exp：谁拿到它，谁就能一直用下去。',
  validFrom: (relative, absolute) => `${relative}生效（${absolute}）`,
  expired: (relative, absolute) => `${relative}过期（${absolute}）`,
  expires: (relative, absolute) => `${relative}过期（${absolute}）`,
  expiredEver: '在有历法之前就已过期',
  expiresNever: '过期时间超出历法范围',

  marks: { iat: '签发', nbf: '生效', exp: '过期', now: '现在' },
  timeline: (points) => `时间线：${points}`,
  points: {
    iat: (relative) => `${relative}签发`,
    nbf: (relative) => `${relative}生效`,
    exp: (relative) => `${relative}过期`,
    over: (relative) => `${relative}过期`,
    now: '现在',
  },
};
