import type { Call } from '@/gateway/call';
import type { ContainerPlan } from '@/gateway/create/container-plan';
import { log } from '@/gateway/log';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { forgetPlace, recordPlace } from '@/gateway/placements/record';
import { Refused } from '@/gateway/refused';
import { differencesFromAllowed } from '@/lib/docker-api/guard/compare-created';
import { isJsonObject, type Json, type JsonObject } from '@/lib/docker-api/json';
import { type Thing, thingOf } from '@/lib/docker-api/kinds/thing';

/**
 * Looks at a container that was just created and has not started: keeps it and records whose it is
 * and where, or removes it if it is not what was allowed. Nobody is told of it before.
 *
 * @param claim what holds its room in quotas until its place is recorded
 * @returns the name that it got
 * @throws Refused 409 when it had to go
 */
export async function keepOrRemove(
  call: Call,
  plan: ContainerPlan,
  id: string,
  claim: string | null,
): Promise<{ readonly name: string }> {
  const container = thingOf({
    kind: 'container',
    id,
    name: plan.name,
    imageId: plan.imageId,
    state: 'created',
  });
  try {
    const inspected = jsonOf(await askEngine(call, { method: 'GET', segments: ['containers', id, 'json'] }));
    if (!isJsonObject(inspected)) throw new Error('The engine does not know the container that it made.');
    const differences = [
      ...(inspected.Image === plan.imageId ? [] : ['its image is another by now']),
      ...differencesFromAllowed(plan.spec, inspected),
    ];
    if (differences.length > 0) {
      log('warn', 'container removed after creation', { id, cluster: call.cluster.name, differences });
      throw new Refused(409, `The container did not become what was asked for: ${differences.join('; ')}.`);
    }
    const name = ownName(inspected) ?? plan.name;
    await recordPlace(call.cluster, { ...container, name }, { ...plan.place, uses: plan.uses, claim });
    for (const volume of await anonymousVolumes(call, plan, inspected)) {
      await recordPlace(call.cluster, volume, plan.place);
    }
    return { name };
  } catch (error) {
    await askEngine(call, {
      method: 'DELETE',
      segments: ['containers', id],
      query: { force: true, v: true },
    });
    await forgetPlace(call.cluster, container);
    throw error;
  }
}

function ownName({ Name }: JsonObject): string | null {
  return typeof Name === 'string' && Name.startsWith('/') ? Name.slice(1) : null;
}

/** Volumes that the engine made for it by itself: they are where the container is. */
async function anonymousVolumes(call: Call, plan: ContainerPlan, inspected: JsonObject): Promise<Thing[]> {
  const mounts = Array.isArray(inspected.Mounts) ? (inspected.Mounts as readonly Json[]) : [];
  const found: Thing[] = [];
  for (const mount of mounts) {
    if (!isJsonObject(mount) || mount.Type !== 'volume' || typeof mount.Name !== 'string') continue;
    if (plan.namedVolumes.includes(mount.Name)) continue;
    const volume = await call.cluster.inventory.volume(mount.Name);
    if (volume) found.push(volume);
  }
  return found;
}
