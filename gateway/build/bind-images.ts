import { z } from 'zod';
import type { BuildPlan } from '@/gateway/build/build-plan';
import { pullForBuild } from '@/gateway/build/pull-for-build';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { demandOnAny } from '@/gateway/pipeline/demand-on-target';
import { accepted, Refused } from '@/gateway/refused';
import { type ResolvedImage, resolveImage } from '@/gateway/resolve/resolve-image';
import { type Dockerfile, imagesOf } from '@/lib/docker-api/dockerfile/dockerfile';
import { readTriggers } from '@/lib/docker-api/dockerfile/triggers';
import type { JsonObject } from '@/lib/docker-api/json';

/** What a Dockerfile names, found. */
export interface BoundImages {
  /** Full ids, by how they are written. */
  readonly ids: ReadonlyMap<string, string>;
  /** Whether an image that is built on makes the engine fetch from an address. */
  readonly fetches: boolean;
  /** What the engine said while images were fetched. */
  readonly progress: readonly JsonObject[];
}

const inspected = z.object({ Config: z.object({ OnBuild: z.array(z.string()).nullish() }).nullish() });

/**
 * Finds every image that a Dockerfile is built of, by the rights of the person: those that are there
 * must be theirs to use, those that are not are fetched if they may. The build is bound to what was
 * found: a name that moves later, or an instruction that an image brings along, leads nowhere else.
 *
 * @throws Refused
 */
export async function bindImages(call: Call, plan: BuildPlan, dockerfile: Dockerfile): Promise<BoundImages> {
  const ids = new Map<string, string>();
  const progress: JsonObject[] = [];
  let fetches = false;
  for (const { reference, platform, isBase } of imagesOf(dockerfile)) {
    let found = plan.pullsAlways ? null : await there(call, reference);
    if (found === null) {
      progress.push(...(await pullForBuild(call, reference, platform || plan.platform)));
      found = await resolveImage(call, reference);
    }
    const { image, name, collections } = found;
    const subject = { resourceKind: 'image', resourceId: image.id, resourceName: name ?? '' };
    demandOnAny(call, 'image.use', collections, subject);
    ids.set(reference, image.id);
    if (isBase) fetches = (await triggersFetch(call, image.id)) || fetches;
  }
  return { ids, fetches, progress };
}

async function there(call: Call, reference: string): Promise<ResolvedImage | null> {
  try {
    return await resolveImage(call, reference);
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return null;
    throw error;
  }
}

async function triggersFetch(call: Call, imageId: string): Promise<boolean> {
  const answer = await askEngine(call, { method: 'GET', segments: ['images', imageId, 'json'] });
  if (answer.status >= 400)
    throw new Refused(409, 'An image that this is built on has just gone. Try again.');
  const { Config } = inspected.parse(jsonOf(answer));
  return accepted(readTriggers(Config?.OnBuild ?? [])).fetches;
}
