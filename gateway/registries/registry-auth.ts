import type { Call } from '@/gateway/call';
import { registryCredential, writeCredential } from '@/gateway/registries/registry-credential';
import { registryAddress } from '@/lib/docker-api/registry-host';
import { storedCredential } from '@/lib/registries/stored-credential';

/**
 * The X-Registry-Auth to send with a request that makes the engine contact a registry: what the
 * client sent for that host, else what is kept for the person or one of their teams; null: none.
 *
 * @param host as in names of images, e.g. "docker.io"; ask `demandRegistry` first
 * @throws Refused 400 for a credential that is for another host
 */
export async function registryAuth(
  call: Pick<Call, 'exchange' | 'actor'>,
  host: string,
): Promise<string | null> {
  const own = registryCredential(call.exchange.request.headers['x-registry-auth'], host);
  return own ?? keptRegistryAuth(call, host);
}

/** The same without asking what the client sent. */
export async function keptRegistryAuth({ actor }: Pick<Call, 'actor'>, host: string): Promise<string | null> {
  const kept = await storedCredential(actor, host);
  if (kept === null) return null;
  const { username, secret: password } = kept;
  return writeCredential({ username, password, serveraddress: registryAddress(host) });
}
