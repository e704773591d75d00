import type { Engine } from '@/gateway/engines/engine';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { NotASwarmManager } from '@/gateway/engines/not-a-swarm-manager';
import { type EngineNotice, followEvents } from '@/gateway/inventory/follow-events';
import { type AskThings, type Hearing, KindInventory } from '@/gateway/inventory/kind-inventory';
import { rememberedForEver, sharedAnswer } from '@/gateway/inventory/shared-answer';
import type { Touched } from '@/gateway/inventory/touched-by';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import { engineTarget } from '@/lib/docker-api/canonical-request';
import { isRefusal } from '@/lib/docker-api/errors';
import type { Json, JsonObject } from '@/lib/docker-api/json';
import { labelsOf } from '@/lib/docker-api/kinds/kind';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { readTask, type TaskThing } from '@/lib/docker-api/kinds/task';
import { type Thing, type ThingKind, thingKinds } from '@/lib/docker-api/kinds/thing';
import { engineQuery, type QueryValues } from '@/lib/docker-api/query';
import { readEngineJson } from '@/lib/docker-api/strict-json';

export interface ImageThing {
  readonly id: string;
  /** As the engine writes them: `busybox:latest`. */
  readonly tags: readonly string[];
  /** `busybox@sha256:…` */
  readonly digests: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * What is on one engine. Every function throws EngineUnreachable, and those that only a Swarm's
 * manager can answer NotASwarmManager. But for `recent`, all that was done before the call is seen.
 */
export interface Inventory {
  /** Everything of a kind. */
  things(kind: ThingKind): Promise<readonly Thing[]>;
  /**
   * The things that a reference could mean, by what is known without asking: all that was done
   * through this gateway before the call is seen, and what was done elsewhere a moment later. Null
   * when the engine must be asked. What is not found may be there all the same.
   */
  recent(kind: ThingKind, reference: string): Promise<readonly Thing[] | null>;
  /** Null when it is not there. */
  volume(name: string): Promise<Thing | null>;
  tasks(): Promise<readonly TaskThing[]>;
  images(): Promise<readonly ImageThing[]>;
  imageLabels(imageId: string): Promise<Readonly<Record<string, string>>>;
}

/** An inventory that is kept up to date by what the engine tells and by what we do. */
export interface KeptInventory extends Inventory {
  /** Whether what is known is kept up to date, and is not asked for each time. */
  readonly isFollowing: boolean;
  /**
   * Keeps it by the engine's events until the connection or `stopping` ends them.
   *
   * @param onNotice called for each
   */
  follow(stopping: AbortSignal, onNotice: (notice: EngineNotice) => void): Promise<void>;
  /** Something was done that may have changed this. */
  touch(touched: Touched): void;
}

const apiVersion = '1.41';
const withinMs = 30_000;

export function openInventory(engine: Engine): KeptInventory {
  const hearing: Hearing = { at: 0, isFollowing: false };
  const get = async (segments: readonly string[], query: QueryValues = {}): Promise<Json | null> => {
    const target = engineTarget(apiVersion, segments, engineQuery(query));
    const { status, bytes } = await engine.read({ method: 'GET', target, withinMs });
    const read = readEngineJson(bytes);
    if (isRefusal(read)) throw new EngineUnreachable(read.message);
    if (status === 200) return read.value;
    if (status === 404) return null;
    const message = asText(asObject(read.value).message);
    if (NotASwarmManager.says(message)) throw new NotASwarmManager(message);
    throw new EngineUnreachable(`the engine answered ${status}: ${message}`);
  };
  const getList = async (segments: readonly string[], query?: QueryValues): Promise<Json> => {
    const found = await get(segments, query);
    if (found === null) throw new EngineUnreachable('the engine has no such list');
    return found;
  };
  const askFor = (kind: ThingKind): AskThings => {
    const { list, itemsOf, read } = kinds[kind];
    const ask = async (query: QueryValues) => itemsOf(await getList(list.segments, query)).map(read);
    return {
      all: () => ask(list.query ?? {}),
      // Only containers come in numbers that matter, and by their ids an engine finds them at once.
      some: kind === 'container' ? (ids) => ask({ ...list.query, filters: { id: ids } }) : null,
    };
  };
  const kept = Object.fromEntries(
    thingKinds.map((kind) => [kind, new KindInventory(askFor(kind), hearing)]),
  ) as Readonly<Record<ThingKind, KindInventory>>;
  const labelsOfImage = rememberedForEver(async (imageId) => {
    const image = await get(['images', imageId, 'json']);
    return image === null ? null : labelsOf(asObject(asObject(image).Config).Labels);
  });
  return {
    get isFollowing() {
      return hearing.isFollowing;
    },
    things: (kind) => kept[kind].all(),
    // A volume's name may be borne by another the next moment: no id tells them apart.
    recent: async (kind, reference) => (kind === 'volume' ? null : kept[kind].recent(reference)),
    volume: async (name) => {
      const found = await get(['volumes', name]);
      return found === null ? null : kinds.volume.read(asObject(found));
    },
    tasks: sharedAnswer(async () => asList(await getList(['tasks'])).map((item) => readTask(asObject(item)))),
    images: sharedAnswer(async () =>
      asList(await getList(['images', 'json'], { all: true })).map((item) => readImage(asObject(item))),
    ),
    imageLabels: async (imageId) => (await labelsOfImage(imageId)) ?? {},
    touch: ({ kind, id }) => kept[kind].touch(id),
    follow: async (stopping, onNotice) => {
      try {
        await followEvents(engine, stopping, {
          onOpen: () => {
            for (const kind of thingKinds) kept[kind].touch(null);
            hearing.isFollowing = true;
            for (const kind of thingKinds) kept[kind].settleSoon();
          },
          onNotice: (notice) => {
            if (notice.isGone) kept[notice.kind].gone(notice.id);
            else kept[notice.kind].touch(notice.id);
            onNotice(notice);
          },
        });
      } finally {
        hearing.isFollowing = false;
      }
    },
  };
}

function readImage(item: JsonObject): ImageThing {
  const names = (list: Json | undefined) => asList(list).map(asText);
  return {
    id: asText(item.Id),
    tags: names(item.RepoTags).filter((tag) => !tag.includes('<none>')),
    digests: names(item.RepoDigests).filter((digest) => !digest.includes('<none>')),
    labels: labelsOf(item.Labels),
  };
}
