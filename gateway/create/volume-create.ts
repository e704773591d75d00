import { z } from 'zod';
import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import type { NewVolume } from '@/gateway/create/container-plan';
import { makeWithinMs, oneAtATime } from '@/gateway/create/one-at-a-time';
import { demandGuarded, destinationOf } from '@/gateway/create/target-collection';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { filterAnswer } from '@/gateway/pipeline/filter-answer';
import { onRecord } from '@/gateway/pipeline/on-record';
import { may } from '@/gateway/pipeline/rights';
import { type Placed, placedOne } from '@/gateway/placements/places';
import { forgetPlace, recordPlace } from '@/gateway/placements/record';
import { Refused } from '@/gateway/refused';
import { subjectOf, targetOf } from '@/gateway/resolve/resolve-target';
import { demandClaimedName } from '@/gateway/resolve/volume-name';
import { db } from '@/lib/db/client';
import { guardVolumeCreate } from '@/lib/docker-api/guard/volume-create';
import type { Thing } from '@/lib/docker-api/kinds/thing';
import { withIntentLabel, withPlacementLabel } from '@/lib/docker-api/labels';
import { volumeCreate as volumeCreateSchema } from '@/lib/docker-api/schemas/volume';
import { withoutSecretFields } from '@/lib/docker-api/secrets/secret-fields';
import { serialise } from '@/lib/docker-api/serialise';

const created = z.object({ Name: z.string().min(1) });

/** Creates a volume where its creator may; one that exists already is answered to who may see it. */
export async function volumeCreate(call: Call): Promise<void> {
  const wished = volumeCreateSchema.parse(call.body);
  const about = { operation: 'volume.create', resourceKind: 'volume', resourceName: wished.Name ?? '' };
  const { collection, collectionId, allowedBy } = await destinationOf(
    call,
    'volume.create',
    wished.Labels,
    about,
  );
  const guarded = guardVolumeCreate(wished, { collection });
  demandGuarded(call, guarded, collection, about);
  const { volume } = guarded;
  const names = volume.Name ? [`volume ${volume.Name}`] : [];
  await oneAtATime(call.cluster, names, async () => {
    const existing = volume.Name ? await call.cluster.inventory.volume(volume.Name) : null;
    if (existing) {
      await answerExisting(call, await placedOne(call.cluster, existing));
      return;
    }
    if (volume.Name) await demandClaimedName(call, volume.Name);
    const { DriverOpts: options } = withoutSecretFields({ DriverOpts: volume.DriverOpts });
    const request = { driver: volume.Driver, options };
    await onRecord(call, { ...about, collection, allowedBy, request }, async () => {
      const answer = await askEngine(call, {
        method: 'POST',
        segments: ['volumes', 'create'],
        body: { ...volume, Labels: { ...withIntentLabel(volume.Labels, call.exchange.correlationId) } },
        withinMs: makeWithinMs,
      });
      const { status } = answer;
      if (status >= 400) {
        await answerEngineError(call, answer);
        return { status, detail: engineMessage(answer) };
      }
      const { Name } = created.parse(jsonOf(answer));
      const made = await madeVolume(call, Name);
      await recordPlace(call.cluster, made, { collectionId, ownerId: call.actor.userId });
      await answerVolume(call, {
        ...made,
        place: { collection, ownerId: call.actor.userId, owner: call.actor.username },
      });
      return { status, subject: { resourceId: Name, resourceName: Name } };
    });
  });
}

/** Makes a volume for a container that is about to be created, placed with it. */
export async function createVolume(
  call: Call,
  { name, driverOptions }: NewVolume,
  place: { readonly collectionId: string; readonly ownerId: string },
): Promise<Thing> {
  const { path } = await db.collection.findUniqueOrThrow({ where: { id: place.collectionId } });
  const answer = await askEngine(call, {
    method: 'POST',
    segments: ['volumes', 'create'],
    body: {
      Name: name,
      Driver: 'local',
      DriverOpts: driverOptions,
      Labels: { ...withIntentLabel(withPlacementLabel({}, path), call.exchange.correlationId) },
    },
    withinMs: makeWithinMs,
  });
  if (answer.status >= 400)
    throw new Refused(502, `The volume ${name} could not be created: ${engineMessage(answer)}`);
  const volume = await madeVolume(call, name);
  await recordPlace(call.cluster, volume, place);
  return volume;
}

/** Removes a volume that nothing uses, with the record of its place. */
export async function removeVolume(call: Call, volume: Thing): Promise<void> {
  const answer = await askEngine(call, { method: 'DELETE', segments: ['volumes', volume.id] });
  if (answer.status < 400 || answer.status === 404) await forgetPlace(call.cluster, volume);
}

async function madeVolume(call: Call, name: string): Promise<Thing> {
  const volume = await call.cluster.inventory.volume(name);
  if (volume === null) throw new EngineUnreachable('the volume that the engine made is not there');
  return volume;
}

async function answerExisting(call: Call, volume: Placed): Promise<void> {
  if (!may(call.actor, 'volume.view', volume.place.collection)) {
    throw new Refused(409, `The volume name "${volume.name}" is taken on this cluster.`, {
      isRecorded: true,
      subject: { ...subjectOf(volume), operation: 'volume.create' },
    });
  }
  await answerVolume(call, volume);
}

async function answerVolume(call: Call, volume: Placed): Promise<void> {
  const answer = await askEngine(call, { method: 'GET', segments: ['volumes', volume.id] });
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  const shown = await filterAnswer(call, targetOf(volume), jsonOf(answer), 'volume-inspect');
  answerBytes(call.exchange, 201, 'application/json', serialise(shown));
}
