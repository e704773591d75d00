import { withoutSecrets } from '@/lib/audit/without-secrets';

const left = '(left out)';
const mayHoldPassword = /password/i;

/**
 * What of a body of SCIM may stand in the log. A PATCH names what it changes by a path beside the value
 * (RFC 7644, 3.5.2), so that the name of the field does not tell that it is a secret.
 */
export function scimBodyOnRecord(body: unknown): unknown {
  return withoutSecrets({ body: withoutPatchedSecrets(body) }).body;
}

function withoutPatchedSecrets(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutPatchedSecrets);
  if (typeof part !== 'object' || part === null) return part;
  const isSecret = Object.entries(part).some(
    ([name, value]) =>
      name.toLowerCase() === 'path' && typeof value === 'string' && mayHoldPassword.test(value),
  );
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      isSecret && name.toLowerCase() === 'value' ? left : withoutPatchedSecrets(value),
    ]),
  );
}
