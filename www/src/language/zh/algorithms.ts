import type { Words } from '../words.ts';

const hmac = (bits: number): string => `HMAC + SHA-${bits}：双方共用同一个密钥`;
const rsa = (bits: number): string => `RSA（PKCS #1 v1.5）+ SHA-${bits}：私钥签名，公钥验证`;
const pss = (bits: number): string => `RSA-PSS + SHA-${bits}：同样是 RSA，填充方式有安全性证明`;
const ecdsa = (curve: string, bits: number): string => `ECDSA（${curve}）+ SHA-${bits}：密钥短，签名也短`;
const mlDsa = (category: number): string => `ML-DSA，安全等级 ${category}：可抵御量子计算机，但签名很长`;

export const algorithms: Words['algorithms'] = {
  choose: '算法',
  families: {
    hmac: 'HMAC：共享密钥',
    rsa: 'RSA',
    rsaPss: 'RSA-PSS',
    ecdsa: 'ECDSA',
    eddsa: 'Ed25519',
    mlDsa: 'ML-DSA：后量子',
  },
  about: {
    HS256: hmac(256),
    HS384: hmac(384),
    HS512: hmac(512),
    RS256: rsa(256),
    RS384: rsa(384),
    RS512: rsa(512),
    PS256: pss(256),
    PS384: pss(384),
    PS512: pss(512),
    ES256: ecdsa('P-256', 256),
    ES384: ecdsa('P-384', 384),
    ES512: ecdsa('P-521', 512),
    ES256K: 'ECDSA（secp256k1，即比特币所用的曲线）+ SHA-256',
    EdDSA: 'Ed25519 的旧名称，RFC 9864 已改用 Ed25519',
    Ed25519: 'Ed25519：快、短，也没有容易选错的参数（RFC 9864）',
    'ML-DSA-44': mlDsa(2),
    'ML-DSA-65': mlDsa(3),
    'ML-DSA-87': mlDsa(5),
  },
  none: '完全没有签名：jotwasm 一律拒绝',
  missing: '头部没有写明算法',
  notText: '头部的 alg 不是字符串',
  unknown: 'jotwasm 不认识这个算法',
};
