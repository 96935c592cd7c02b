import type { Words } from '../words.ts';

export const measure: Words['measure'] = {
  title: '测速',
  lead: '这个浏览器有多快：WebAssembly 中的 jotwasm 与浏览器自带的 WebCrypto 对比。',
};
