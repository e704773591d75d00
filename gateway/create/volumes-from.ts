import type { Call } from '@/gateway/call';
import { namedThing } from '@/gateway/create/named-thing';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { accepted } from '@/gateway/refused';
import { asObject } from '@/lib/docker-api/answers/fields';
import { volumesFromOf, withMountsOf } from '@/lib/docker-api/guard/volumes-from';
import type { ContainerCreate } from '@/lib/docker-api/schemas/container-create';

/**
 * Writes out what volumes-from stands for, from containers that the person may see. Each mount is
 * judged afterwards like one that they wrote themselves: seeing a container is no right to its data.
 *
 * @throws Refused 400
 */
export async function withVolumesFrom(call: Call, spec: ContainerCreate): Promise<ContainerCreate> {
  const wished = accepted(volumesFromOf(spec));
  if (wished.length === 0) return spec;
  const sources = [];
  for (const { reference, isReadOnly } of wished) {
    const { id } = await namedThing(call, 'container', reference);
    const answer = await askEngine(call, { method: 'GET', segments: ['containers', id, 'json'] });
    sources.push({ inspect: asObject(jsonOf(answer)), isReadOnly });
  }
  return withMountsOf(spec, sources);
}
