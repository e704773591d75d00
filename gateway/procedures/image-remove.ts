import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { oneAtATime } from '@/gateway/create/one-at-a-time';
import { type Removed, refuseWhileUsed, removeReference } from '@/gateway/images/image-removal';
import { demandOnAny } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demand, may } from '@/gateway/pipeline/rights';
import { accepted, Refused } from '@/gateway/refused';
import { hasName } from '@/gateway/resolve/image-origins';
import { imageOwners } from '@/gateway/resolve/image-owner';
import { type ResolvedImage, resolveImage } from '@/gateway/resolve/resolve-image';
import { familiarName, parseImageReference } from '@/lib/docker-api/image-reference';
import type { ImageThing } from '@/lib/docker-api/kinds/image';
import { serialise } from '@/lib/docker-api/serialise';

/**
 * Takes off an image the name that the person gave, or all of theirs where they gave its id. An id is
 * never forwarded while the image has names: the engine would take off other people's too.
 */
export async function imageRemove(call: Call): Promise<void> {
  const { image } = await resolveImage(call, call.parameter);
  // Between looking at its names and removing them, nobody may give it another.
  await oneAtATime(call.cluster, [`image ${image.id}`], () => removeFound(call));
}

async function removeFound(call: Call): Promise<void> {
  const resolved = await resolveImage(call, call.parameter);
  const { image, name } = resolved;
  const wish = { force: call.query.force === true, noprune: call.query.noprune === true };
  const { references, allowedBy, collection } = await referencesOf(call, resolved, wish.force);
  const isItsEnd = [...image.tags, ...image.digests].every((other) => goesWith(other, references));
  if (isItsEnd) await refuseWhileUsed(call, image, name ?? call.parameter, wish.force);
  const subject = { resourceKind: 'image', resourceId: image.id, resourceName: name ?? '', collection };
  const request = { references, ...wish };
  await onRecord(call, { ...subject, operation: 'image.remove', allowedBy, request }, async () => {
    const removed: Removed[] = [];
    for (const reference of references) {
      const outcome = await removeReference(call, image, reference, wish);
      if ('refusal' in outcome) {
        const { refusal } = outcome;
        // A digest goes with the last tag of its repository.
        if (refusal.status === 404 && removed.length > 0) continue;
        await answerEngineError(call, refusal);
        return { status: refusal.status, detail: engineMessage(refusal) };
      }
      removed.push(...outcome.removed);
    }
    answerBytes(call.exchange, 200, 'application/json', serialise([...removed]));
    return { status: 200 };
  });
}

interface Removal {
  readonly references: readonly string[];
  readonly allowedBy: string;
  readonly collection: string;
}

/** What to take off the image. @throws Refused 403, 409 */
async function referencesOf(
  call: Call,
  { image, name, collections }: ResolvedImage,
  force: boolean,
): Promise<Removal> {
  const subject = { resourceKind: 'image', resourceId: image.id, resourceName: name ?? '' };
  const [collection = '/'] = collections;
  if (name !== null) {
    const reference = familiarName(accepted(parseImageReference(name)));
    return {
      references: [reference],
      collection,
      allowedBy: demand(call, 'image.remove', collection, subject),
    };
  }
  if (!hasName(image)) {
    const allowedBy = demandOnAny(call, 'image.remove', collections, subject);
    return { references: [image.id], collection, allowedBy };
  }
  const visible = await visibleNames(call, image);
  const [first, ...more] = visible.owners.map((owner) => demand(call, 'image.remove', owner, subject));
  if ((visible.tags.length > 1 || visible.repositories > 1) && !force) {
    throw new Refused(
      409,
      `conflict: unable to delete ${image.id.slice(7, 19)} (must be forced) - image is referenced in multiple repositories`,
    );
  }
  const allowedBy = [...new Set([first ?? '', ...more])].join('; ');
  return { references: [...visible.tags, ...visible.digests], collection, allowedBy };
}

async function visibleNames(call: Call, { tags, digests }: ImageThing) {
  const { ofName } = await imageOwners();
  const isSeen = (name: string) => may(call.actor, 'image.view', ofName(name));
  const seen = { tags: tags.filter(isSeen), digests: digests.filter(isSeen) };
  const names = [...seen.tags, ...seen.digests];
  return {
    ...seen,
    owners: [...new Set(names.map(ofName))],
    repositories: new Set(names.map(repositoryOf)).size,
  };
}

/** Whether a name is taken off with these: itself, or a digest beside the last tag of its repository. */
function goesWith(name: string, references: readonly string[]): boolean {
  return (
    references.includes(name) ||
    (name.includes('@') && references.some((other) => repositoryOf(other) === repositoryOf(name)))
  );
}

function repositoryOf(name: string): string {
  const reference = accepted(parseImageReference(name));
  return reference.kind === 'name' ? reference.repository : name;
}
