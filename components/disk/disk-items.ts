import * as z from 'zod/mini';

export type DiskKind = 'image' | 'container' | 'volume' | 'build-cache';

/** Something that takes room on an engine's disk. */
export interface DiskItem {
  readonly kind: DiskKind;
  /** The engine's full id; a volume's name. */
  readonly id: string;
  readonly name: string;
  /** What removing it alone frees, in bytes; null where its driver does not tell. */
  readonly bytes: number | null;
  /** Milliseconds since the epoch; null: not known. */
  readonly createdAt: number | null;
  readonly labels: Readonly<Record<string, string>>;
  /** Why nobody would miss it; null while something uses it. */
  readonly unusedBecause: string | null;
  /** All names of an image. */
  readonly tags: readonly string[];
  /** Tells it from a later one of the same name. */
  readonly mark: string;
}

/** What one kind takes together. */
export interface DiskTotal {
  readonly kind: DiskKind;
  readonly count: number;
  readonly bytes: number;
  readonly unusedCount: number;
  /** At least so much is freed when all that is unused goes: layers that images share go with the last. */
  readonly unusedBytes: number;
}

export interface DiskUsage {
  readonly items: readonly DiskItem[];
  readonly totals: readonly DiskTotal[];
}

const labels = z.nullish(z.record(z.string(), z.string()));
const texts = z.nullish(z.array(z.string()));
const number = z.nullish(z.number());

const answerSchema = z.object({
  LayersSize: number,
  Images: z.nullish(
    z.array(
      z.object({
        Id: z.string(),
        RepoTags: texts,
        RepoDigests: texts,
        Size: z.number(),
        SharedSize: number,
        Created: z.number(),
        Containers: number,
        Labels: labels,
      }),
    ),
  ),
  Containers: z.nullish(
    z.array(
      z.object({
        Id: z.string(),
        Names: texts,
        State: z.string(),
        SizeRw: number,
        Created: z.number(),
        Labels: labels,
      }),
    ),
  ),
  Volumes: z.nullish(
    z.array(
      z.object({
        Name: z.string(),
        CreatedAt: z.nullish(z.string()),
        Labels: labels,
        UsageData: z.nullish(z.object({ Size: z.number(), RefCount: z.number() })),
      }),
    ),
  ),
  BuildCache: z.nullish(
    z.array(
      z.object({
        ID: z.string(),
        Description: z.nullish(z.string()),
        InUse: z.nullish(z.boolean()),
        Size: number,
        CreatedAt: z.nullish(z.string()),
      }),
    ),
  ),
});

type Answer = z.infer<typeof answerSchema>;

/** Those in which a container can be removed without being stopped first. */
const endedStates: Readonly<Record<string, string>> = {
  created: 'It was never started.',
  exited: 'It is stopped.',
  dead: 'It is dead.',
};

/**
 * What an engine's `/system/df` says takes room, and what of it nothing uses.
 *
 * @throws Error when the answer is not in the engine's form
 */
export function readDiskUsage(value: unknown): DiskUsage {
  const answer = z.parse(answerSchema, value);
  const items = [
    ...(answer.Images ?? []).map(imageItem),
    ...(answer.Containers ?? []).map(containerItem),
    ...(answer.Volumes ?? []).map(volumeItem),
    ...(answer.BuildCache ?? []).map(cacheItem),
  ];
  const totalOf = (kind: DiskKind, known: number | null = null): DiskTotal => {
    const all = items.filter((item) => item.kind === kind);
    const unused = all.filter(({ unusedBecause }) => unusedBecause !== null);
    return {
      kind,
      count: all.length,
      bytes: known ?? sum(all),
      unusedCount: unused.length,
      unusedBytes: sum(unused),
    };
  };
  return {
    items,
    totals: [
      totalOf('image', answer.LayersSize ?? null),
      totalOf('container'),
      totalOf('volume'),
      totalOf('build-cache'),
    ],
  };
}

export function sum(items: readonly Pick<DiskItem, 'bytes'>[]): number {
  return items.reduce((total, { bytes }) => total + (bytes ?? 0), 0);
}

function imageItem(image: NonNullable<Answer['Images']>[number]): DiskItem {
  const tags = (image.RepoTags ?? []).filter((tag) => !tag.includes('<none>'));
  const hex = image.Id.replace(/^sha256:/, '');
  const shared = Math.max(0, image.SharedSize ?? 0);
  return {
    kind: 'image',
    id: image.Id,
    name: tags[0] ?? hex.slice(0, 12),
    bytes: Math.max(0, image.Size - shared),
    createdAt: image.Created * 1000,
    labels: image.Labels ?? {},
    unusedBecause:
      (image.Containers ?? 0) > 0
        ? null
        : tags.length === 0
          ? 'It has no name, and no container was made from it.'
          : 'No container was made from it.',
    tags,
    mark: image.Id,
  };
}

function containerItem(container: NonNullable<Answer['Containers']>[number]): DiskItem {
  return {
    kind: 'container',
    id: container.Id,
    name: container.Names?.[0]?.replace(/^\//, '') ?? container.Id.slice(0, 12),
    bytes: container.SizeRw ?? 0,
    createdAt: container.Created * 1000,
    labels: container.Labels ?? {},
    unusedBecause: endedStates[container.State] ?? null,
    tags: [],
    mark: container.Id,
  };
}

function volumeItem(volume: NonNullable<Answer['Volumes']>[number]): DiskItem {
  const { Size = -1, RefCount = 0 } = volume.UsageData ?? {};
  return {
    kind: 'volume',
    id: volume.Name,
    name: volume.Name,
    bytes: Size < 0 ? null : Size,
    createdAt: time(volume.CreatedAt),
    labels: volume.Labels ?? {},
    unusedBecause: RefCount > 0 ? null : 'No container mounts it.',
    tags: [],
    mark: JSON.stringify(volume.Labels ?? {}),
  };
}

function cacheItem(cache: NonNullable<Answer['BuildCache']>[number]): DiskItem {
  return {
    kind: 'build-cache',
    id: cache.ID,
    name: cache.Description || cache.ID,
    bytes: cache.Size ?? 0,
    createdAt: time(cache.CreatedAt),
    labels: {},
    unusedBecause: cache.InUse ? null : 'No build uses it now.',
    tags: [],
    mark: cache.ID,
  };
}

function time(text: string | null | undefined): number | null {
  const at = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
