import { z } from 'zod';
import { Refused } from '@/gateway/refused';
import { registryHost } from '@/lib/docker-api/registry-host';

/** What clients put into X-Registry-Auth, and X-Registry-Config for each host: base64url of this. */
export const registryAuthConfig = z.strictObject({
  username: z.string().optional(),
  password: z.string().optional(),
  auth: z.string().optional(),
  email: z.string().optional(),
  serveraddress: z.string().optional(),
  identitytoken: z.string().optional(),
  registrytoken: z.string().optional(),
});

/**
 * The credential for a registry, written anew; null when the client sent none. One that names
 * another host than the one that will be contacted is refused: it would be shown to a stranger.
 *
 * @param header X-Registry-Auth. It must never be logged.
 * @throws Refused 400
 */
export function registryCredential(header: string | string[] | undefined, host: string): string | null {
  if (typeof header !== 'string' || header === '') return null;
  const auth = registryAuthConfig.safeParse(decode(header));
  if (!auth.success) throw new Refused(400, 'X-Registry-Auth cannot be read');
  const { serveraddress, ...secrets } = auth.data;
  if (Object.values(secrets).every((value) => value === undefined || value === '')) return null;
  if (registryHost(serveraddress ?? '') !== host) {
    throw new Refused(400, `X-Registry-Auth must name the registry that it is for: ${host}`);
  }
  return writeCredential(auth.data);
}

export type RegistryAuthConfig = z.output<typeof registryAuthConfig>;

/** As engines read it: base64url with its padding. Without that they take it for no credential at all. */
export function writeCredential(credential: RegistryAuthConfig): string {
  const text = Buffer.from(JSON.stringify(credential)).toString('base64');
  return text.replaceAll('+', '-').replaceAll('/', '_');
}

/** Null for what cannot be read. */
export function decode(header: string): unknown {
  try {
    return JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
