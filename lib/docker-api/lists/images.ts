import { asList, asText } from '@/lib/docker-api/answers/fields';
import { parseImageReference } from '@/lib/docker-api/image-reference';
import type { JsonObject } from '@/lib/docker-api/json';
import type { ImageThing } from '@/lib/docker-api/kinds/image';
import { filtersOf, hasLabels, type Listed } from '@/lib/docker-api/lists/selection';
import type { QueryValues } from '@/lib/docker-api/query';

/** Which images are listed, and under which of their names. */
export interface ImageSelection {
  /** @param items all that the engine has, those in between others included */
  select<L extends Listed<ImageThing>>(items: readonly L[]): readonly L[];
  /** What is left of a listed image. */
  narrow(item: JsonObject): JsonObject;
}

const isTrue = ['true'];
const isFalse = ['false'];

/**
 * `GET /images/json` of an engine that keeps images in layers (moby, daemon/images/images.go); null
 * where only the engine can tell: what it compares by the nanosecond, patterns, and all that engines
 * do who keep images otherwise.
 */
export function selectImages(query: QueryValues, apiVersion: string): ImageSelection | null {
  const { all, digests: _digests, filters: _filters, ...others } = query;
  if (Object.values(others).some((value) => value !== undefined) || minorOf(apiVersion) > 43) return null;
  const { label = [], dangling, reference, ...rest } = filtersOf(query);
  if (Object.keys(rest).length > 0 || label.some((each) => each === '')) return null;
  const isDangling =
    dangling === undefined
      ? null
      : only(dangling, isTrue)
        ? true
        : only(dangling, isFalse)
          ? false
          : undefined;
  if (isDangling === undefined) return null;
  const isMeant = reference === undefined ? null : namedBy(reference);
  if (reference !== undefined && isMeant === null) return null;
  const narrow = (item: JsonObject) => (isMeant === null ? item : withNames(item, isMeant));
  return {
    narrow,
    select: (items) => {
      const parents = new Set(items.map(({ listed }) => asText(listed.item.ParentId)));
      return items.filter(({ listed }) => {
        const { thing, id } = listed;
        const isHead = !parents.has(id);
        if (isDangling === true && !isHead) return false;
        if (!hasLabels(thing.labels, label)) return false;
        const tags = thing.tags.filter((name) => isMeant?.(name) ?? true);
        const digests = thing.digests.filter((name) => isMeant?.(name) ?? true);
        if (tags.length + digests.length > 0) return isDangling !== true || tags.length === 0;
        return (all === true || isHead) && isDangling !== false && isMeant === null;
      });
    },
  };
}

function only(values: readonly string[], expected: readonly string[]): boolean {
  return values.length === 1 && values[0] === expected[0];
}

/** Names without patterns: "busybox", "acme/web:1". */
const plainName = /^[a-z0-9][a-z0-9._/:-]*$/;

/** As the engine compares: with the whole familiar name, or with it less the tag or digest. */
function namedBy(references: readonly string[]): ((name: string) => boolean) | null {
  if (references.length === 0 || !references.every((each) => plainName.test(each))) return null;
  return (name) => references.includes(name) || references.includes(repositoryOf(name));
}

function repositoryOf(name: string): string {
  const reference = parseImageReference(name);
  if ('status' in reference || reference.kind === 'id') return '';
  const withoutDigest = name.split('@', 1)[0] ?? '';
  const colon = withoutDigest.lastIndexOf(':');
  return colon > withoutDigest.lastIndexOf('/') ? withoutDigest.slice(0, colon) : withoutDigest;
}

function withNames(item: JsonObject, isMeant: (name: string) => boolean): JsonObject {
  const namesOf = (member: 'RepoTags' | 'RepoDigests') => {
    const names = asList(item[member]).map(asText).filter(isMeant);
    return names.length > 0 ? names : null;
  };
  return { ...item, RepoDigests: namesOf('RepoDigests'), RepoTags: namesOf('RepoTags') };
}

function minorOf(apiVersion: string): number {
  return Number(apiVersion.split('.')[1]);
}
