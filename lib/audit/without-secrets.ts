/**
 * Names of fields whose values are secrets wherever they stand: Docker's own (Password, Auth,
 * IdentityToken, RegistryToken, SecretData …), headers, and those of /api/v1. Without case, "-" and "_".
 */
const secretNames =
  /^(?:password|passwd|newpassword|currentpassword|passphrase|clientsecret|secret|secretdata|secrets?value|bindpassword|token|accesstoken|refreshtoken|identitytoken|registrytoken|idtoken|jointoken|jointokens|unlockkey|rotationtoken|auth|authorization|cookie|setcookie|xregistryauth|xregistryconfig|privatekey|key|cakey|signingcakey|sealedcredentials|totp|otp|code|recoverycodes?|assertion)$/;

const left = '(left out)';
const deepest = 24;

/**
 * What may stand in the log: the values of fields that are named like secrets are left out, at any
 * depth. What records an action leaves out what it knows to be secret by itself; this is the net below.
 */
export function withoutSecrets(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return cleanRecord(record, 0);
}

function cleanRecord(record: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      isSecret(name) &&
      value !== null &&
      value !== undefined &&
      value !== '' &&
      typeof value !== 'boolean' &&
      typeof value !== 'number'
        ? left
        : clean(value, depth + 1),
    ]),
  );
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return '(too deep)';
  // Dates and the like say of themselves how they are written.
  if ('toJSON' in value && typeof value.toJSON === 'function') return value;
  if (Array.isArray(value)) return value.map((each) => clean(each, depth + 1));
  return cleanRecord(value, depth);
}

function isSecret(name: string): boolean {
  return secretNames.test(name.replaceAll(/[-_]/g, '').toLowerCase());
}
