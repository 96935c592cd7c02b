import type { Words } from '../words.ts';

export const fetch: Words['fetch'] = {
  button: '获取',
  from: (host: string) => `从 ${host} 获取`,
  willAsk: (host: string) => `点击之前不会发出任何请求。点击后，本页面将向 ${host} 请求：`,
  orElse: '若没有结果，再请求：',
  notYet: '尚未获取这个 URL 的密钥。',
  offer: (host: string) => `获取 ${host} 的密钥`,
  offerWhy: '令牌的 iss 指向这个签发方。令牌里可以写任何内容：请先确认您信任它。',
  asking: (host: string) => `正在请求 ${host}……`,
  fetched: (count: number, where: string) => `已从 ${where} 获取 ${count} 个密钥`,
  elsewhere: (host: string) => `发现文档称密钥位于另一台主机 ${host}。要向它请求吗？`,
  copy: '复制 URL',
  notAUrl: '这不是 URL。签发方形如 https://login.example，JWK Set 形如 https://login.example/jwks.json。',
  notHttps: '经由 http:// 得到的密钥可能来自任何人。只有 localhost 和 127.0.0.1 可以这样请求；请使用 https://。',
  credentials: 'URL 中含有用户名或密码，页面不能发送它们。',
  faults: {
    blocked:
      '无法读取响应：可能是签发方不允许网页读取（CORS），也可能是无法连接。请在新标签页中打开该 URL，再把内容粘贴到这里。',
    offline: '没有网络连接。',
    timeout: '10 秒内没有响应。',
    tooLarge: '响应超过 1 MiB，密钥集不会这么大。已停止读取。',
    html: '响应是网页，不是 JSON。这是密钥的地址，还是网站的地址？',
    notJson: '响应不是 JSON。',
    noKeys: '响应是 JSON，但既不是 JWK Set（没有 keys），也不是发现文档。',
    noJwksUri: '发现文档中没有 jwks_uri，因此不知道密钥在哪里。',
    badJwksUri: '发现文档的 jwks_uri 不是 https:// URL，未继续请求。',
  },
  status: (status: number) =>
    status === 404
      ? '这个地址没有内容（404）。如果填写的是签发方，请与令牌 iss 中的值完全一致。'
      : `服务器返回了状态码 ${status}。`,
};
