import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';

/** What the person may see of `GET /system/df`, each list as an engine gave it; null: not asked for. */
export interface VisibleUsage {
  /** Already filtered, each. */
  readonly images: readonly JsonObject[] | null;
  readonly containers: readonly JsonObject[] | null;
  readonly volumes: readonly JsonObject[] | null;
  readonly buildCache: readonly Json[] | null;
  /** The engine's own sum, for who sees every image; else null. */
  readonly layersSize: number | null;
  /** The image ids of all containers that the person sees. */
  readonly usedImages: readonly string[];
}

const number = (value: Json | undefined) => (typeof value === 'number' && value > 0 ? value : 0);

/**
 * Puts the answer together again, with the sums and counts of what is seen: how many containers use an
 * image or a volume counts those that the person sees, and whether a volume is used at all is told.
 */
export function diskUsage(seen: VisibleUsage): JsonObject {
  const { images, containers, volumes, buildCache } = seen;
  return {
    ...(images === null
      ? {}
      : {
          LayersSize: seen.layersSize ?? layersOf(images),
          Images: images.map((image) => ({
            ...image,
            Containers: seen.usedImages.filter((id) => id === image.Id).length,
          })),
        }),
    ...(containers === null ? {} : { Containers: containers }),
    ...(volumes === null ? {} : { Volumes: volumes.map((volume) => withUse(volume, containers)) }),
    ...(buildCache === null
      ? {}
      : {
          BuildCache: buildCache,
          BuilderSize: buildCache.reduce<number>((sum, item) => sum + number(asObject(item).Size), 0),
        }),
  };
}

/** What each image has alone, and what they share once: the least that they can take. */
function layersOf(images: readonly JsonObject[]): number {
  const alone = images.reduce((sum, { Size, SharedSize }) => sum + number(Size) - number(SharedSize), 0);
  return alone + Math.max(0, ...images.map(({ SharedSize }) => number(SharedSize)));
}

function withUse(volume: JsonObject, containers: readonly JsonObject[] | null): JsonObject {
  const usage = asObject(volume.UsageData);
  const visible = (containers ?? []).filter(({ Mounts }) =>
    asList(Mounts).some((mount) => asText(asObject(mount).Name) === asText(volume.Name)),
  ).length;
  const isUsed = number(usage.RefCount) > 0;
  return { ...volume, UsageData: { ...usage, RefCount: isUsed ? Math.max(1, visible) : 0 } };
}
