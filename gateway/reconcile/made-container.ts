import { z } from 'zod';
import { containerUses } from '@/gateway/limits/container-uses';
import { log } from '@/gateway/log';
import { forgetPlace, type RecordedPlace, recordPlace } from '@/gateway/placements/record';
import {
  ask,
  done,
  type Found,
  type Interrupted,
  inspected,
  needsAttention,
  notDone,
} from '@/gateway/reconcile/finding';
import { isOwned, madeBy, wishedPlace } from '@/gateway/reconcile/made-things';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import { differencesFromAllowed } from '@/lib/docker-api/guard/compare-created';
import type { JsonObject } from '@/lib/docker-api/json';
import type { Thing } from '@/lib/docker-api/kinds/thing';
import { hostConfig } from '@/lib/docker-api/schemas/host-config';

/** What the intent of a creation says of what was allowed (gateway/create/container-plan). */
const allowed = z.object({ imageId: z.string(), settings: hostConfig });

/**
 * A container whose creation was interrupted: kept and placed, if it is what was allowed; else removed,
 * with the volumes that were made for it. Nobody was told of it, so nobody misses it.
 */
export async function containerCreate(interrupted: Interrupted): Promise<Found> {
  const [container] = await madeBy(interrupted, 'container');
  const volumes = await madeBy(interrupted, 'volume');
  if (!container) {
    const found = notDone(interrupted, 'The engine has no container that came of it.');
    if (found !== 'later') await removeVolumes(interrupted, volumes);
    return found;
  }
  const { id } = container;
  const seen = await inspected(interrupted, 'containers', id, 'json');
  if (seen === null) return notDone(interrupted, 'The container went away again.');
  const subject = { resourceId: id, resourceName: container.name };
  const place = await wishedPlace(interrupted);
  if (await isOwned(interrupted, container)) {
    if (place) await placeVolumes(interrupted, seen, volumes, place);
    return done('It was made and its place recorded.', subject);
  }
  const differences = differencesOf(interrupted, seen);
  if (differences.length > 0) {
    await remove(interrupted, container, differences);
    await removeVolumes(interrupted, volumes);
    return {
      outcome: 'not-done',
      detail: `It was made, did not become what was allowed (${differences.join('; ')}), and was removed.`,
      subject,
    };
  }
  if (place === null) {
    return needsAttention(
      `Container ${id} was made, and the collection that it was to go to is gone: place it.`,
    );
  }
  const claim = interrupted.open.intent.correlationId;
  const uses = containerUses(asObject(seen.HostConfig));
  await placeVolumes(interrupted, seen, volumes, place);
  await recordPlace(interrupted.cluster, container, { ...place, uses, claim });
  return done('It was made; its place has been recorded now.', subject);
}

function differencesOf({ open }: Interrupted, seen: JsonObject): string[] {
  const read = allowed.safeParse(open.intent.subject.request);
  if (!read.success) return ['what was allowed is not on record'];
  const { imageId, settings } = read.data;
  return [
    ...(seen.Image === imageId ? [] : ['its image is another by now']),
    ...differencesFromAllowed({ Image: imageId, HostConfig: settings }, seen),
  ];
}

/** The volumes that came with it are where it is. */
async function placeVolumes(
  interrupted: Interrupted,
  seen: JsonObject,
  made: readonly Thing[],
  place: RecordedPlace,
): Promise<void> {
  for (const volume of [...made, ...(await anonymousVolumes(interrupted, seen))]) {
    if (!(await isOwned(interrupted, volume))) await recordPlace(interrupted.cluster, volume, place);
  }
}

/** Volumes that the engine made for it by itself bear no label of ours. */
async function anonymousVolumes({ cluster }: Interrupted, seen: JsonObject): Promise<Thing[]> {
  const found: Thing[] = [];
  for (const mount of asList(seen.Mounts).map(asObject)) {
    const name = asText(mount.Name);
    if (mount.Type !== 'volume' || !/^[0-9a-f]{64}$/.test(name)) continue;
    const volume = await cluster.inventory.volume(name);
    if (volume) found.push(volume);
  }
  return found;
}

async function remove(interrupted: Interrupted, container: Thing, differences: string[]): Promise<void> {
  const { cluster } = interrupted;
  log('warn', 'container removed after an interruption', {
    id: container.id,
    cluster: cluster.name,
    differences,
  });
  const query = { force: true, v: true };
  await ask(interrupted, { method: 'DELETE', segments: ['containers', container.id], query });
  await forgetPlace(cluster, container);
}

/** An engine keeps those that something uses by now. */
async function removeVolumes(interrupted: Interrupted, volumes: readonly Thing[]): Promise<void> {
  for (const volume of volumes) {
    const { status } = await ask(interrupted, { method: 'DELETE', segments: ['volumes', volume.id] });
    if (status < 400 || status === 404) await forgetPlace(interrupted.cluster, volume);
  }
}
