import type { Words } from '../words.ts';

export const shell: Words['shell'] = {
  title: 'jotwasm：在本页面内解读、校验、签发 JSON Web Token',
  description:
    '粘贴一个 JSON Web Token：查看内容，找出问题，校验签名，或签发新的令牌。一切都由本页面内的 WebAssembly 完成，粘贴的内容不会发送，也不会保存。',
  motto: '在本页面内解读、校验、签发 JSON Web Token。粘贴的内容不会离开这个页面。',
  skip: '跳到令牌输入框',
  contents: '工具',
  loading: '正在准备……',
  noScript: '本页面需要 JavaScript：令牌由您的浏览器解读，而不是由服务器解读。',
  failed: '页面未能完整加载。请检查网络，然后刷新重试。',
  share: '分享',
  toDark: '切换到深色主题',
  toLight: '切换到浅色主题',
  runsEverywhere: 'jotwasm 使用 WebAssembly 签名与验证，在 Node、Deno、Bun、Workers 和浏览器中结论完全一致。',
  readableByAnyone: '任何持有令牌的人都能读取其内容：签名并不等于加密。',
  keptOffline: '为了离线可用，本设备上只保存了这个页面自身的文件，不保存您的任何内容。',
};
