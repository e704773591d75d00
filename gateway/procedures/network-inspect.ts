import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { forward } from '@/gateway/procedures/forward';
import { predefinedInSwarm } from '@/gateway/resolve/swarm-network';
import { filterNetwork } from '@/lib/docker-api/answers/network';
import { serialise } from '@/lib/docker-api/serialise';

/** Shows a network. Clients that make services ask for the Swarm's own `host` by name and scope. */
export async function networkInspect(call: Call): Promise<void> {
  const { scope } = call.query;
  const isAskedBySwarm = scope === 'swarm' || /^[0-9a-z]{25}$/.test(call.parameter);
  const network = isAskedBySwarm ? await predefinedInSwarm(call, call.parameter) : null;
  if (network === null) {
    await forward(call);
    return;
  }
  const shown = filterNetwork(network.shown, () => false);
  answerBytes(call.exchange, 200, 'application/json', serialise(shown));
}
