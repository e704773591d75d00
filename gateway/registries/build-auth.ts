import type { Call } from '@/gateway/call';
import { Refused } from '@/gateway/refused';
import { keptRegistryAuth } from '@/gateway/registries/registry-auth';
import { decode, registryAuthConfig, writeCredential } from '@/gateway/registries/registry-credential';
import { isJsonObject, type Json } from '@/lib/docker-api/json';
import { registryAddress, registryHost } from '@/lib/docker-api/registry-host';

/**
 * The credential for one registry during a build. Clients send all that they have, for whatever host:
 * of those the one for this host is taken, and the engine sees no other.
 *
 * @param host as in names of images, e.g. "docker.io"
 * @throws Refused 400
 */
export async function buildAuth(
  call: Pick<Call, 'exchange' | 'actor'>,
  host: string,
): Promise<string | null> {
  const header = call.exchange.request.headers['x-registry-config'];
  const sent = typeof header === 'string' && header !== '' ? decode(header) : {};
  if (!isJsonObject(sent as Json)) throw new Refused(400, 'X-Registry-Config cannot be read');
  for (const [address, value] of Object.entries(sent as Record<string, unknown>)) {
    if (registryHost(address) !== host) continue;
    const auth = registryAuthConfig.safeParse(value);
    if (!auth.success) throw new Refused(400, 'X-Registry-Config cannot be read');
    const { serveraddress: _named, ...secrets } = auth.data;
    if (Object.values(secrets).some((secret) => secret !== undefined && secret !== '')) {
      return writeCredential({ ...secrets, serveraddress: registryAddress(host) });
    }
  }
  return keptRegistryAuth(call, host);
}
