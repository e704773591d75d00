import { randomUUID } from 'node:crypto';
import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { oneAtATime } from '@/gateway/create/one-at-a-time';
import { askCostly } from '@/gateway/engines/costly';
import { hasLeft } from '@/gateway/exchange';
import { type Removed, removeReference } from '@/gateway/images/image-removal';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { demandOnAny } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { may } from '@/gateway/pipeline/rights';
import { onePrune } from '@/gateway/prune/prune-each';
import { filtersOf, pruneWishOf } from '@/gateway/prune/wish-of';
import { Refused } from '@/gateway/refused';
import { collectionsOfImages, hasName } from '@/gateway/resolve/image-origins';
import { imageOwners } from '@/gateway/resolve/image-owner';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import type { ImageThing } from '@/lib/docker-api/kinds/image';
import { labelsOf } from '@/lib/docker-api/kinds/kind';

/** An image of which the person may take off these names; itself by its id where it has none. */
interface Chosen {
  readonly image: ImageThing;
  readonly references: readonly string[];
  readonly collections: readonly string[];
}

/**
 * Removes images that no container uses: those without a tag or, unless `dangling`, all. Of an image
 * that others have names for, only the person's own names go.
 */
export async function imagePrune(call: Call): Promise<void> {
  const wish = pruneWishOf(call);
  const isDanglingOnly = danglingOnly(call);
  await onePrune(call, 'images', async () => {
    const answer = await askEngine(call, {
      method: 'GET',
      segments: ['images', 'json'],
      query: isDanglingOnly ? { filters: { dangling: ['true'] } } : {},
    });
    if (answer.status >= 400) return answerEngineError(call, answer);
    const items = asList(jsonOf(answer))
      .map(asObject)
      .filter((item) => wish.matches(labelsOf(item.Labels), Number(item.Created) * 1_000));
    const chosen = await removable(call, items.map(imageOf));
    const sizes = chosen.length === 0 ? new Map<string, number>() : await ownSizes(call);
    const removed: Removed[] = [];
    for (const each of chosen) {
      if (hasLeft(call.exchange)) break;
      removed.push(...(await removeOne(call, each)));
    }
    const gone = removed.flatMap(({ Deleted }) => asText(Deleted) || []);
    answerJson(call.exchange, 200, {
      ImagesDeleted: removed.length === 0 ? null : removed,
      SpaceReclaimed: gone.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0),
    });
  });
}

function danglingOnly(call: Call): boolean {
  const { dangling = ['true'] } = filtersOf(call);
  const [word = '', ...more] = dangling;
  if (more.length > 0 || !['true', '1', 'false', '0'].includes(word)) {
    throw new Refused(400, `invalid filter 'dangling=[${dangling.join(' ')}]'`);
  }
  return word === 'true' || word === '1';
}

async function removable(call: Call, images: readonly ImageThing[]): Promise<Chosen[]> {
  const used = new Set((await call.cluster.inventory.things('container')).map(({ imageId }) => imageId));
  const free = images.filter(({ id }) => !used.has(id));
  const { ofName } = await imageOwners();
  const collectionsOf = await collectionsOfImages(call, free);
  const isMine = (collection: string) => may(call.actor, 'image.remove', collection);
  return free.flatMap((image): Chosen[] => {
    const names = [...image.tags, ...image.digests].filter((name) => isMine(ofName(name)));
    const collections = hasName(image) ? names.map(ofName) : collectionsOf(image).filter(isMine);
    if (collections.length === 0) return [];
    return [{ image, references: hasName(image) ? names : [image.id], collections }];
  });
}

/** Each image is decided and on record by itself; what is in use by now stays. */
async function removeOne(call: Call, chosen: Chosen): Promise<Removed[]> {
  const removed: Removed[] = [];
  await oneAtATime(call.cluster, [`image ${chosen.image.id}`], async () => {
    const still = await stillChosen(call, chosen);
    if (still) await removeNow(call, still, removed);
  });
  return removed;
}

/**
 * What is left to take off it. Since all were listed others were removed, which takes its time: a name
 * may have moved to another image, and one without a name may have got somebody's.
 */
async function stillChosen(call: Call, { image, references }: Chosen): Promise<Chosen | null> {
  const now = (await call.cluster.inventory.images()).filter(({ id }) => id === image.id);
  const [found] = await removable(call, now);
  const left = found?.references.filter((reference) => references.includes(reference)) ?? [];
  return found && left.length > 0 ? { ...found, references: left } : null;
}

async function removeNow(
  call: Call,
  { image, references, collections }: Chosen,
  removed: Removed[],
): Promise<void> {
  const [collection = '/'] = collections;
  const subject = {
    resourceKind: 'image',
    resourceId: image.id,
    resourceName: references.join(' '),
    collection,
  };
  // Rights may end while others are removed.
  const allowedBy = demandOnAny(call, 'image.remove', collections, subject);
  const request = { prune: call.exchange.correlationId, references };
  await onRecord(
    call,
    { ...subject, operation: 'image.remove', allowedBy, request },
    async () => {
      for (const reference of references) {
        const outcome = await removeReference(call, image, reference, { force: false, noprune: false });
        if ('removed' in outcome) removed.push(...outcome.removed);
        // A digest goes with the last tag of its repository.
        else if (outcome.refusal.status !== 404 || removed.length === 0) {
          return { status: outcome.refusal.status, detail: engineMessage(outcome.refusal) };
        }
      }
      return { status: 200 };
    },
    randomUUID(),
  );
}

function imageOf(item: JsonObject): ImageThing {
  const names = (key: string) =>
    asList(item[key])
      .map(asText)
      .filter((name) => !name.includes('<none>'));
  return {
    id: asText(item.Id),
    tags: names('RepoTags'),
    digests: names('RepoDigests'),
    labels: labelsOf(item.Labels),
  };
}

/** What each image holds that no other does, which only a look at the disk tells. */
async function ownSizes(call: Call): Promise<Map<string, number>> {
  const isSelective = Number(call.apiVersion.split('.')[1]) >= 42;
  const answer = await askCostly(call, {
    method: 'GET',
    segments: ['system', 'df'],
    ...(isSelective ? { query: { type: 'image' } } : {}),
  });
  if (answer.status >= 400) return new Map();
  const images = asList(asObject(jsonOf(answer)).Images).map(asObject);
  return new Map(
    images.map(({ Id, Size, SharedSize }) => [
      asText(Id),
      Math.max(0, Number(Size ?? 0) - Math.max(0, Number(SharedSize ?? 0))),
    ]),
  );
}
