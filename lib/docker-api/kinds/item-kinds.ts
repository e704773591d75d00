import type { JsonObject } from '@/lib/docker-api/json';
import { type ImageThing, readImage } from '@/lib/docker-api/kinds/image';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { readTask, type TaskThing } from '@/lib/docker-api/kinds/task';
import { type Thing, type ThingKind, thingKinds } from '@/lib/docker-api/kinds/thing';
import type { QueryValues } from '@/lib/docker-api/query';

/** Everything that an engine lists: what has a place of its own, and tasks and images besides. */
export const itemKinds = [...thingKinds, 'task', 'image'] as const;
export type ItemKind = ThingKind | 'task' | 'image';

/** What placing and resolving need to know of an item. */
export type ThingOf<K extends ItemKind> = K extends 'task'
  ? TaskThing
  : K extends 'image'
    ? ImageThing
    : Thing;

/** How an engine lists the items of a kind. */
export interface ItemList<K extends ItemKind> {
  readonly isSwarm: boolean;
  readonly segments: readonly string[];
  /** Lists all there are. */
  readonly query: QueryValues;
  /** The member of the answer that is the list; null: the answer is. */
  readonly member: string | null;
  readonly read: (item: JsonObject) => ThingOf<K>;
  readonly nameOf: (thing: ThingOf<K>) => string;
  /** Whether some can be asked for by their ids: `filters={"id":[…]}`. */
  readonly isAskedById: boolean;
  /** In which order they are listed; any: as it happens. */
  readonly order: 'latest-first' | 'by-id' | 'any';
}

function listOf(kind: ThingKind): ItemList<ThingKind> {
  const { isSwarm, list, read } = kinds[kind];
  return {
    isSwarm,
    segments: list.segments,
    query: list.query ?? {},
    member: kind === 'volume' ? 'Volumes' : null,
    read,
    nameOf: ({ name }) => name,
    // Of networks and volumes there are few, and an engine takes ids of networks for patterns.
    isAskedById: isSwarm || kind === 'container',
    order: kind === 'container' ? 'latest-first' : isSwarm ? 'by-id' : 'any',
  };
}

export const itemLists: { readonly [K in ItemKind]: ItemList<K> } = {
  container: listOf('container'),
  network: listOf('network'),
  volume: listOf('volume'),
  service: listOf('service'),
  secret: listOf('secret'),
  config: listOf('config'),
  node: listOf('node'),
  task: {
    isSwarm: true,
    segments: ['tasks'],
    query: {},
    member: null,
    read: readTask,
    nameOf: () => '',
    isAskedById: false,
    order: 'by-id',
  },
  image: {
    isSwarm: false,
    segments: ['images', 'json'],
    query: { all: true },
    member: null,
    read: readImage,
    nameOf: () => '',
    isAskedById: false,
    order: 'any',
  },
};
