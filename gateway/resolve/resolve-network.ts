import type { Call } from '@/gateway/call';
import type { Placed } from '@/gateway/placements/places';
import { candidates } from '@/gateway/resolve/choose';
import { chooseVisible, resolveThing } from '@/gateway/resolve/resolve-thing';

/**
 * The network that a reference means in one scope, the engine's own or its Swarm's.
 *
 * @param scope "local", "swarm", or "" for either
 * @throws Refused 404 in Docker's words, 400 when there are several
 */
export async function resolveNetwork(call: Call, reference: string, scope: string): Promise<Placed> {
  if (scope === '') return resolveThing(call, 'network', reference);
  const all = await call.cluster.inventory.things('network');
  const inScope = all.filter(({ id }) => scopeOf(id) === scope);
  return chooseVisible(call, 'network', reference, candidates(inScope, reference));
}

/** A Swarm's ids are of another form than an engine's. */
function scopeOf(networkId: string): 'local' | 'swarm' {
  return /^[0-9a-z]{25}$/.test(networkId) ? 'swarm' : 'local';
}
