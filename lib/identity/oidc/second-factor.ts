/** RFC 8176: methods that are a second thing besides a password. */
const second = new Set(['mfa', 'otp', 'hwk', 'swk', 'fpt', 'face', 'iris', 'sc', 'pop']);

/** Whether the provider says that it asked for more than a password. */
export function vouchesForSecondFactor(claims: Readonly<Record<string, unknown>>): boolean {
  const { amr } = claims;
  return Array.isArray(amr) && amr.some((method) => typeof method === 'string' && second.has(method));
}
