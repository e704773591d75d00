/**
 * Every text that a body for /api/v1 may hold and that is a secret, by its path: "[]" are items, "{}" are
 * values of a map. Whoever adds a text to a body decides: e2e/records/secret-fields.test.ts asks of each.
 */
export const secretFields: ReadonlySet<string> = new Set([
  'password',
  'oldPassword',
  'newPassword',
  'code',
  'secret',
  'token',
  'tls.key',
  'ssh.privateKey',
  'lines',
  // A compose file holds environments, and is kept encrypted for as long as it is being deployed.
  ...['compose', 'contents{}', 'variables'],
  'passkey.response.clientDataJSON',
  'passkey.response.authenticatorData',
  'passkey.response.signature',
]);

const left = '(left out)';

/** A body as it may stand in the log. */
export function withoutSecretFields(body: unknown): unknown {
  return cleaned(body, '');
}

function cleaned(value: unknown, path: string): unknown {
  if (secretFields.has(path)) return left;
  if (Array.isArray(value)) return value.map((each) => cleaned(each, `${path}[]`));
  if (typeof value !== 'object' || value === null) return value;
  const isMap = secretFields.has(`${path}{}`);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      isMap ? left : cleaned(each, path === '' ? name : `${path}.${name}`),
    ]),
  );
}
