import { cleanName } from '@/gateway/archives/entry';
import { guardBuild } from '@/gateway/build/guard-build';
import type { Call } from '@/gateway/call';
import { destinationOf } from '@/gateway/create/target-collection';
import { newImageName, type OwnedName } from '@/gateway/images/owned-name';
import { demandOnAny } from '@/gateway/pipeline/demand-on-target';
import { demandOnOwner } from '@/gateway/pipeline/rights';
import { accepted, Refused } from '@/gateway/refused';
import { resolveImage } from '@/gateway/resolve/resolve-image';
import type { CollectionPath } from '@/lib/access/collection-path';
import { refuseLabels, withoutOwnLabels } from '@/lib/docker-api/labels';
import { type QueryValues, valuesOf } from '@/lib/docker-api/query';
import { readBuildMap, readCacheFrom } from '@/lib/docker-api/schemas/build';

/** A build that may begin; what it is built of is in the context, and decided on when that is there. */
export interface BuildPlan {
  /** Where the Dockerfile is in the context. */
  readonly dockerfile: string;
  readonly names: readonly OwnedName[];
  /** Those that own the names; without names the one where the image goes. */
  readonly collections: readonly CollectionPath[];
  readonly allowedBy: string;
  readonly buildArguments: Readonly<Record<string, string | null>>;
  readonly target: string;
  readonly platform: string;
  /** Whether images are fetched that are there already. */
  readonly pullsAlways: boolean;
  /** For the engine. */
  readonly query: QueryValues;
}

/**
 * Works out whether and how a build may begin.
 *
 * @throws Refused
 */
export async function planBuild(call: Call): Promise<BuildPlan> {
  const { query } = call;
  const names = await Promise.all(valuesOf(query.t).map((written) => newImageName(written, '')));
  const labels = accepted(readBuildMap(textOf(query.labels)));
  const ownLabels = Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, value ?? '']));
  const refusal = refuseLabels(ownLabels);
  if (refusal !== null) throw new Refused(400, refusal);
  const { collections, allowedBy } = await whereTo(call, names, ownLabels);
  const settings = await guardBuild(call, collections);
  const dockerfile = cleanName(textOf(query.dockerfile) || 'Dockerfile');
  if (dockerfile === '') throw new Refused(400, 'the Dockerfile is named by its path in the context');
  const { q, nocache, squash, platform, buildargs } = query;
  return {
    dockerfile,
    names,
    collections,
    allowedBy,
    buildArguments: accepted(readBuildMap(textOf(buildargs))),
    target: textOf(query.target),
    platform: textOf(platform),
    pullsAlways: query.pull === true,
    query: {
      ...settings,
      ...(names.length > 0 ? { t: names.map(({ name }) => name).join('\n') } : {}),
      dockerfile,
      q,
      nocache,
      squash,
      platform,
      buildargs,
      labels: JSON.stringify(withoutOwnLabels(ownLabels)),
      cachefrom: JSON.stringify(await cacheSources(call)),
      rm: true,
      forcerm: true,
      version: '1',
    },
  };
}

/** The owners of the names; without a name the image goes where its label wishes, or to the person's own. */
async function whereTo(
  call: Call,
  names: readonly OwnedName[],
  labels: Readonly<Record<string, string>>,
): Promise<{ collections: readonly CollectionPath[]; allowedBy: string }> {
  const about = { operation: 'image.build', resourceKind: 'image' };
  if (names.length === 0) {
    const { collection, allowedBy } = await destinationOf(call, 'image.build', labels, about);
    return { collections: [collection], allowedBy };
  }
  const reasons = names.map(({ name, collection }) => {
    const subject = { ...about, resourceName: name };
    return demandOnOwner(call, 'image.build', collection, subject, `the image name ${name}`);
  });
  const collections = [...new Set(names.map(({ collection }) => collection))];
  return { collections, allowedBy: [...new Set(reasons)].join('; ') };
}

/** Images whose layers the build may take over, by their ids. What is not there is no source. */
async function cacheSources(call: Call): Promise<string[]> {
  const ids: string[] = [];
  for (const written of accepted(readCacheFrom(textOf(call.query.cachefrom)))) {
    const found = await resolveImage(call, written).catch((error: unknown) => {
      if (error instanceof Refused && error.status === 404) return null;
      throw error;
    });
    if (found === null) continue;
    const subject = { resourceKind: 'image', resourceId: found.image.id, resourceName: found.name ?? '' };
    demandOnAny(call, 'image.use', found.collections, subject);
    ids.push(found.image.id);
  }
  return ids;
}

function textOf(value: QueryValues[string]): string {
  return typeof value === 'string' ? value : '';
}
