import type { Call } from '@/gateway/call';
import { leavingOf } from '@/gateway/exchange';
import { wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { demandOnAny } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { may } from '@/gateway/pipeline/rights';
import { accepted } from '@/gateway/refused';
import { imageOwners } from '@/gateway/resolve/image-owner';
import { resolveImage } from '@/gateway/resolve/resolve-image';
import { streamAnswer } from '@/gateway/streams/stream-answer';
import type { CollectionPath } from '@/lib/access/collection-path';
import { isRefusal } from '@/lib/docker-api/errors';
import { familiarName, parseImageReference } from '@/lib/docker-api/image-reference';
import { valuesOf } from '@/lib/docker-api/query';

/** What one of the asked names stands for, and where the right to it is. */
interface Saved {
  /** Full ids and whole names: an engine puts those names into the archive, and no others. */
  readonly names: readonly string[];
  readonly collection: CollectionPath;
}

/** Gives images that the person may save as one archive. */
export async function imageSave(call: Call): Promise<void> {
  const asked = call.parameter === '' ? valuesOf(call.query.names) : [call.parameter];
  const saved: Saved[] = [];
  for (const name of asked) saved.push(await savable(call, name));
  const names = [...new Set(saved.flatMap((each) => each.names))];
  const { platform } = call.query;
  const answer = await call.cluster.engine.send(
    written(call, {
      method: 'GET',
      segments: ['images', 'get'],
      query: { names: names.join('\n'), ...(typeof platform === 'string' ? { platform } : {}) },
      signal: leavingOf(call.exchange),
    }),
  );
  if ((answer.statusCode ?? 502) >= 400) {
    await answerEngineError(call, await wholeAnswer(answer));
    return;
  }
  const needs = saved.map(({ collection }) => ({
    operation: 'image.save' as const,
    collection,
    thing: null,
  }));
  await streamAnswer(call, answer, needs);
}

/** A repository without a tag stands for all its tags, as in an engine. */
async function savable(call: Call, asked: string): Promise<Saved> {
  const reference = accepted(parseImageReference(asked));
  if (reference.kind === 'name' && reference.tag === null && reference.digest === null) {
    const tags = await tagsOf(call, reference.repository);
    const [first] = tags;
    if (first !== undefined) {
      const collection = (await imageOwners()).ofRepository(reference.repository);
      demandOnAny(call, 'image.save', [collection], { resourceKind: 'image', resourceName: first });
      return { names: tags, collection };
    }
  }
  const { image, name, collections } = await resolveImage(call, asked);
  const subject = { resourceKind: 'image', resourceId: image.id, resourceName: name ?? '' };
  demandOnAny(call, 'image.save', collections, subject);
  const where = collections.find((collection) => may(call.actor, 'image.save', collection)) ?? '/';
  const isNamed = name !== null && reference.kind === 'name';
  return { names: [isNamed ? familiarName(reference) : image.id], collection: where };
}

/** The visible tags of a repository; none where the person may not see it. */
async function tagsOf(call: Call, repository: string): Promise<string[]> {
  const { ofRepository } = await imageOwners();
  if (!may(call.actor, 'image.view', ofRepository(repository))) return [];
  const images = await call.cluster.inventory.images();
  return images
    .flatMap(({ tags }) => tags)
    .filter((tag) => {
      const name = parseImageReference(tag);
      return !isRefusal(name) && name.kind === 'name' && name.repository === repository;
    });
}
