/** What /authorize answered, checked before anything is believed of it (RFC 9700 section 4.7, RFC 9207 section 2.4). */
export type Answered = { code: string } | { problem: 'denied' | 'forged' };

export function readAnswer(
  answer: Readonly<Record<string, unknown>>,
  { state, issuer }: { state: string; issuer: string },
): Answered {
  if (answer['state'] !== state || answer['iss'] !== issuer) return { problem: 'forged' };
  const { code } = answer as { code?: unknown };
  return typeof code === 'string' && code !== '' ? { code } : { problem: 'denied' };
}
