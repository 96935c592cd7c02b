// The parts of the second instrument, by what a reader calls them, and what comes out of it.
const NAMES = {
  en: {
    algorithm: 'Algorithm',
    header: 'Header, as JSON',
    claims: 'Claims, as JSON',
    key: 'Key to sign with',
    token: 'Signed token',
    inspectIt: 'Inspect it',
  },
  zh: {
    algorithm: '算法',
    header: '头部（JSON）',
    claims: '声明（JSON）',
    key: '签名用的密钥',
    token: '签发的令牌',
    inspectIt: '拿去解读',
  },
};

export function signing(page, language = 'en') {
  const sign = page.locator('#sign');
  const names = NAMES[language];
  return {
    sign,
    algorithm: sign.getByLabel(names.algorithm, { exact: true }),
    header: sign.getByRole('textbox', { name: names.header }),
    claims: sign.getByRole('textbox', { name: names.claims }),
    key: sign.getByLabel(names.key, { exact: true }),
    token: sign.getByLabel(names.token, { exact: true }),
    inspectIt: sign.getByRole('button', { name: names.inspectIt }),
    status: sign.locator('.generating'),
    notice: sign.locator('.notice'),
    faultOf: (what) =>
      sign.locator('.editor', { has: page.getByRole('textbox', { name: names[what] }) }).locator('.editor-said'),
    forms: sign.locator('.key-forms'),
  };
}

/** The token, once there is one with this algorithm. */
export async function madeWith(page, alg) {
  const begins = Buffer.from(`{"alg":"${alg}"`).toString('base64url').slice(0, -2);
  const token = page.locator('#sign .token-output:not([aria-busy])').filter({ hasText: begins });
  await token.waitFor({ timeout: 60_000 });
  return token.textContent();
}

export const headerOf = (token) => part(token, 0);
export const claimsOf = (token) => part(token, 1);

function part(token, index) {
  return JSON.parse(Buffer.from(token.split('.')[index], 'base64url').toString());
}
