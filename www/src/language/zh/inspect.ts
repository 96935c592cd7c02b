import type { Words } from '../words.ts';

export const inspect: Words['inspect'] = {
  title: '解读',
  lead: '粘贴令牌即可查看内容；填入密钥即可校验签名。两者都不会离开这个页面。',
  clear: '清空',
  sample: '新示例',
  token: '令牌',
  placeholder: '粘贴令牌：eyJ…… 也可以粘贴包含令牌的 curl 命令、Cookie 或 URL。',
  copyToken: '复制令牌',
  copy: '复制',
  copied: '已复制',
  refused: '浏览器拒绝了复制',

  readWithout: (what) => `读取时略去了${what}。`,
  leftOut: {
    headerName: '请求头名称',
    bearer: '“Bearer”',
    name: (name) => `名称“${name}”`,
    quotes: '引号',
    lineBreaks: '换行和空格',
    percent: '百分号编码',
    around: {
      curl: '前后的 curl 命令',
      cookies: '其余的 Cookie',
      url: '前后的 URL',
      json: '外层的 JSON',
      text: '前后的文字',
    },
  },
  cookie: (name) => `Cookie ${name}`,
  nameless: (number) => `第 ${number} 个`,
  severalFound: (count) => `找到 ${count} 个令牌，当前显示：`,
  moreFound: (count) => `另有 ${count} 个`,
  shortened: (count) => `粘贴了 ${count.toLocaleString('zh-CN')} 个字符，输入框只保留令牌前后的内容。`,
  showPlace: (from) => `定位到第 ${from} 个字符`,
};
