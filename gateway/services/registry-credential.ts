import type { Call } from '@/gateway/call';
import { keptRegistryAuth, registryAuth } from '@/gateway/registries/registry-auth';
import { repositoryOf } from '@/gateway/services/usable-image';

/** An empty credential: it takes the place of the one that a service has. */
const none = Buffer.from('{}').toString('base64url');

/** With which credential nodes fetch the image of a new service; null: with none. */
export async function credentialForCreate(call: Call, image: string): Promise<string | null> {
  const reference = repositoryOf(image);
  return reference === null ? null : registryAuth(call, reference.domain);
}

/**
 * The same for one that is updated. A service keeps the credential of whoever gave it one, which was
 * for the image of that time: for another repository it is not used, and it is never shown to
 * another registry.
 *
 * @param keptWith the image of the spec whose credential would be kept
 * @returns null: keep it
 */
export async function credentialForUpdate(
  call: Call,
  image: string,
  keptWith: string,
): Promise<string | null> {
  const reference = repositoryOf(image);
  if (reference === null) return none;
  const hasOwn = Boolean(call.exchange.request.headers['x-registry-auth']);
  if (hasOwn) {
    const own = await registryAuth(call, reference.domain);
    if (own !== null) return own;
  }
  if (keptWith !== '' && repositoryOf(keptWith)?.repository === reference.repository) return null;
  return (await keptRegistryAuth(call, reference.domain)) ?? none;
}
