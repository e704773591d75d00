import type { Engine } from '@/gateway/engines/engine';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { NotASwarmManager } from '@/gateway/engines/not-a-swarm-manager';
import { readAnswer } from '@/gateway/engines/read-answer';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import { engineTarget } from '@/lib/docker-api/canonical-request';
import { isRefusal } from '@/lib/docker-api/errors';
import type { Json, JsonObject } from '@/lib/docker-api/json';
import { labelsOf } from '@/lib/docker-api/kinds/kind';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { readTask, type TaskThing } from '@/lib/docker-api/kinds/task';
import type { Thing, ThingKind } from '@/lib/docker-api/kinds/thing';
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
 * What is on one engine right now. Every function throws EngineUnreachable, and those that only a
 * Swarm's manager can answer NotASwarmManager.
 */
export interface Inventory {
  /** Everything of a kind. */
  things(kind: ThingKind): Promise<readonly Thing[]>;
  /** Null when it is not there. */
  volume(name: string): Promise<Thing | null>;
  tasks(): Promise<readonly TaskThing[]>;
  images(): Promise<readonly ImageThing[]>;
  imageLabels(imageId: string): Promise<Readonly<Record<string, string>>>;
}

const apiVersion = '1.41';
const withinMs = 30_000;

export function openInventory(engine: Engine): Inventory {
  const get = async (segments: readonly string[], query: QueryValues = {}): Promise<Json | null> => {
    const target = engineTarget(apiVersion, segments, engineQuery(query));
    const answer = await engine.ask({ method: 'GET', target, signal: AbortSignal.timeout(withinMs) });
    const read = readEngineJson(await readAnswer(answer));
    if (isRefusal(read)) throw new EngineUnreachable(read.message);
    if (answer.statusCode === 200) return read.value;
    if (answer.statusCode === 404) return null;
    const message = asText(asObject(read.value).message);
    if (NotASwarmManager.says(message)) throw new NotASwarmManager(message);
    throw new EngineUnreachable(`the engine answered ${answer.statusCode}: ${message}`);
  };
  const getList = async (segments: readonly string[], query?: QueryValues): Promise<Json> => {
    const found = await get(segments, query);
    if (found === null) throw new EngineUnreachable('the engine has no such list');
    return found;
  };
  return {
    things: async (kind) => {
      const { list, itemsOf, read } = kinds[kind];
      return itemsOf(await getList(list.segments, list.query)).map(read);
    },
    volume: async (name) => {
      const found = await get(['volumes', name]);
      return found === null ? null : kinds.volume.read(asObject(found));
    },
    tasks: async () => asList(await getList(['tasks'])).map((item) => readTask(asObject(item))),
    images: async () =>
      asList(await getList(['images', 'json'], { all: true })).map((item) => readImage(asObject(item))),
    imageLabels: async (imageId) => {
      const image = asObject(await get(['images', imageId, 'json']));
      return labelsOf(asObject(image.Config).Labels);
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
