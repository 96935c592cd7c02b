/** The checks that the library makes. Its messages are in English already. */
export const checks = {
  title: 'Every check',
  summary: (passed: number, failed: number, unmade: number) =>
    [`${passed} passed`, failed > 0 && `${failed} failed`, unmade > 0 && `${unmade} not made`]
      .filter(Boolean)
      .join(', '),
  states: { passed: 'passed', failed: 'failed', unmade: 'not checked' },
  names: {
    size: 'Size',
    format: 'Format',
    header: 'Header',
    payload: 'Payload',
    crit: 'Critical parameters',
    algorithm: 'Algorithm',
    key: 'Key',
    signature: 'Signature',
    claims: 'Claims',
    typ: 'Type',
    requiredClaims: 'Required claims',
    iss: 'Issuer',
    aud: 'Audience',
    sub: 'Subject',
    jti: 'Token ID',
    nonce: 'Nonce',
    nbf: 'Start',
    exp: 'Expiry',
    maxTokenAge: 'Age',
  } as Record<string, string>,
  notAsked: (names: string) => `Not looked at, since nothing is expected of it: ${names}.`,
  and: ', ',
  message: (english: string): string => english,
};
