const methods: Readonly<Record<string, string>> = {
  password: 'by password',
  oidc: 'by a provider',
  ldap: 'by the directory',
  passkey: 'by passkey',
  link: 'by link',
};
const seconds: Readonly<Record<string, string>> = {
  totp: 'and a code',
  passkey: 'and a passkey',
  'recovery-code': 'and a recovery code',
  provider: 'and a second factor there',
};

/** How somebody signed in, e.g. "by password and a code". */
export function howSignedIn({
  method,
  secondFactor,
}: {
  readonly method: string | null;
  readonly secondFactor: string | null;
}): string {
  const first = methods[method ?? ''] ?? 'signed in';
  return secondFactor === null ? first : `${first} ${seconds[secondFactor] ?? 'and more'}`;
}
