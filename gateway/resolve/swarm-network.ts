import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { isPredefinedNetwork } from '@/gateway/resolve/predefined-network';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

export interface SwarmNetwork {
  readonly id: string;
  readonly name: string;
  /** As the manager shows it. */
  readonly shown: JsonObject;
}

/**
 * The Swarm's own `host`, `bridge` or `none`, by its name or by the id that specs of services hold.
 * No list names them, and every node has a network of its own of that name; null where it is any other.
 */
export async function predefinedInSwarm(
  call: Pick<Call, 'cluster' | 'apiVersion'>,
  reference: string,
): Promise<SwarmNetwork | null> {
  const isName = isPredefinedNetwork({ kind: 'network', name: reference });
  if (!isName && !/^[0-9a-z]{25}$/.test(reference)) return null;
  const answer = await askEngine(call, {
    method: 'GET',
    segments: ['networks', reference],
    query: { scope: 'swarm' },
  });
  if (answer.status >= 400) return null;
  const shown = asObject(jsonOf(answer));
  const name = asText(shown.Name);
  const isMarked = asObject(shown.Labels)['com.docker.swarm.predefined'] === 'true';
  if (!isMarked || !isPredefinedNetwork({ kind: 'network', name })) return null;
  return { id: asText(shown.Id), name, shown };
}
