import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Cluster } from '@/gateway/engines/cluster';
import type { InventoryChange } from '@/gateway/inventory/change-listeners';
import type { Item } from '@/gateway/inventory/item';
import { Board, type BoardItem } from '@/gateway/live/board';
import { ImageItem } from '@/gateway/live/image-item';
import { itemKindOf } from '@/gateway/live/item-kind-of';
import { NodesByName } from '@/gateway/live/nodes-by-name';
import {
  ContainerItem,
  NodeItem,
  type PlacedItem,
  PlainItem,
  ServiceItem,
} from '@/gateway/live/placed-items';
import { TaskItem } from '@/gateway/live/task-item';
import { TasksByService } from '@/gateway/live/tasks-by-service';
import { log, reasonOf } from '@/gateway/log';
import { type Placed, placed } from '@/gateway/placements/places';
import { originsOf } from '@/gateway/resolve/image-origins';
import { type ImageOwners, imageOwners } from '@/gateway/resolve/image-owner';
import { rootCollection } from '@/lib/access/collection-path';
import type { ItemKind } from '@/lib/docker-api/kinds/item-kinds';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';
import type { LiveKind } from '@/lib/live/kinds';

/** What is shown of a service needs its tasks, and of a task its service and node: those first. */
const order: readonly ItemKind[] = [
  'node',
  'service',
  'task',
  'container',
  'network',
  'volume',
  'secret',
  'config',
  'image',
];

const atOnce = 500;
const retryMs = 1_000;

/**
 * The boards of one cluster, kept by what its inventory tells: each thing with where it is placed. A
 * row is made when somebody first reads it, once for all readers.
 */
export class ClusterBoards {
  readonly cluster: Cluster;
  readonly #boards = {
    node: new Board<NodeItem>(),
    service: new Board<ServiceItem>(),
    task: new Board<TaskItem>(),
    container: new Board<ContainerItem>(),
    network: new Board<PlainItem>(),
    volume: new Board<PlainItem>(),
    secret: new Board<PlainItem>(),
    config: new Board<PlainItem>(),
    image: new Board<ImageItem>(),
  };
  readonly #tasks = new TasksByService();
  readonly #nodes = new NodesByName();
  /** Images that are but layers of others, and not put up. */
  #layers: ReadonlySet<string> = new Set();
  readonly #dirty = new Map<ItemKind, Set<string> | 'all'>(order.map((kind) => [kind, 'all']));
  readonly #stop: () => void;
  readonly #isReady: Promise<void>;
  #working: Promise<void> | null = null;
  #isClosed = false;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
    this.#stop = cluster.inventory.onChange((change) => this.#take(change));
    this.#isReady = this.#begin();
  }

  board(kind: LiveKind): Board {
    return this.#boards[itemKindOf[kind]];
  }

  /** Done when all that the inventory knew has been put up once. */
  begun(): Promise<void> {
    return this.#isReady;
  }

  /** Waits until all of a kind is up that was done through this gateway before the call. */
  async ready(kind: LiveKind): Promise<void> {
    await this.#isReady;
    const itemKind = itemKindOf[kind];
    const { inventory } = this.cluster;
    // An engine that cannot be asked shows what is known.
    await inventory.items(itemKind).catch(() => []);
    const board: Board<BoardItem & { readonly source: object }> = this.#boards[itemKind];
    const behind: string[] = [];
    for (const [id, item] of inventory.known(itemKind).items) {
      if (board.get(id)?.source !== item && !this.#layers.has(id)) behind.push(id);
    }
    if (behind.length > 0) this.#mark([itemKind], itemKind === 'image' ? 'all' : behind);
    await this.#working;
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
  }

  /** Where a thing is may have changed. Null: where anything is. */
  placesChanged(thing: { readonly kind: string; readonly engineId: string } | null): void {
    if (thing === null) {
      this.#mark(order, 'all');
      return;
    }
    const kind = order.find((each) => each === thing.kind);
    if (kind === undefined) return;
    this.#mark([kind], [thing.engineId]);
    // Its tasks, and their containers, are where a service is.
    if (kind === 'service') this.#mark(['container'], this.#containersOf(thing.engineId));
  }

  /** Who owns which names of images may have changed. */
  ownersChanged(): void {
    this.#mark(['image'], 'all');
  }

  #containersOf(serviceId: string): string[] {
    return [...this.#boards.container.items()].flatMap(({ id, thing }) =>
      thing.place.through?.id === serviceId ? id : [],
    );
  }

  #take(change: InventoryChange): void {
    // Which images are but layers of others takes all of them to tell.
    const isWhole = 'all' in change || change.kind === 'image';
    this.#mark([change.kind], isWhole ? 'all' : [...change.changed, ...change.removed]);
  }

  #mark(which: readonly ItemKind[], ids: readonly string[] | 'all'): void {
    for (const kind of which) {
      const marked = this.#dirty.get(kind);
      if (marked === 'all') continue;
      if (ids === 'all') this.#dirty.set(kind, 'all');
      else this.#dirty.set(kind, new Set([...(marked ?? []), ...ids]));
    }
    if (this.#isClosed || this.#working || [...this.#dirty.keys()].length === 0) return;
    this.#working = this.#work().finally(() => {
      this.#working = null;
    });
  }

  /** What was never listed is asked for once; an engine that cannot be asked shows what is known. */
  async #begin(): Promise<void> {
    const { inventory } = this.cluster;
    await Promise.all(
      order.map((kind) => (inventory.known(kind).at === null ? inventory.items(kind).catch(() => []) : [])),
    );
    this.#mark(order, 'all');
    await this.#working;
  }

  async #work(): Promise<void> {
    while (!this.#isClosed && this.#dirty.size > 0) {
      const kind = order.find((each) => this.#dirty.has(each)) ?? 'node';
      const marked = this.#dirty.get(kind) ?? 'all';
      this.#dirty.delete(kind);
      try {
        await this.#renew(kind, marked);
      } catch (error) {
        log('warn', 'live rows not renewed', { cluster: this.cluster.name, kind, reason: reasonOf(error) });
        await new Promise((resolve) => setTimeout(resolve, retryMs).unref());
        const since = this.#dirty.get(kind);
        this.#dirty.set(
          kind,
          marked === 'all' || since === 'all' ? 'all' : new Set([...marked, ...(since ?? [])]),
        );
      }
    }
  }

  async #renew(kind: ItemKind, marked: ReadonlySet<string> | 'all'): Promise<void> {
    const { items } = this.cluster.inventory.known(kind);
    const ids = marked === 'all' ? [...new Set([...items.keys(), ...this.#boards[kind].ids()])] : [...marked];
    const step = kind === 'image' ? ids.length : atOnce;
    for (let at = 0; at < ids.length; at += step) {
      const some = ids.slice(at, at + step);
      const there = some.flatMap((id) => items.get(id) ?? []);
      const gone = some.filter((id) => !items.has(id));
      if (kind === 'task') this.#putTasks(there as Item<'task'>[], gone);
      else if (kind === 'image') await this.#putImages(there as Item<'image'>[], gone);
      else await this.#putThings(kind, there as Item<ThingKind>[], gone);
      if (ids.length > step) await nextTurn();
    }
  }

  async #putThings(
    kind: ThingKind,
    sources: readonly Item<ThingKind>[],
    gone: readonly string[],
  ): Promise<void> {
    const found = await placed(
      this.cluster,
      sources.map((source) => ({ ...source.thing, source })),
    );
    const board: Board<BoardItem> = this.#boards[kind];
    const items = found.flatMap(({ source, ...thing }) => this.#itemOf(kind, source, thing) ?? []);
    board.change(items, gone);
    const ids = [...items.map(({ id }) => id), ...gone];
    if (kind === 'service') this.#renewTasks(this.#tasks.idsOf(ids));
    if (kind !== 'node') return;
    this.#renewTasks(this.#tasks.idsOn(ids));
    this.#nodesChanged();
  }

  /** Who may see which nodes decides who is told on which a container is. */
  #nodesChanged(): void {
    this.#nodes.put(this.#boards.node.items());
    const ids = [...this.#boards.container.items()].flatMap(({ id, thing }) => (thing.node === '' ? [] : id));
    this.#boards.container.touch(ids);
  }

  /** Null for what is up already as it is. */
  #itemOf(kind: ThingKind, source: Item<ThingKind>, thing: Placed): PlacedItem | null {
    const before = this.#boards[kind].get(thing.id);
    const detailsChangedAt = kind === 'container' ? this.cluster.inventory.detailsChangedAt(thing.id) : 0;
    const areDetailsAsBefore =
      !(before instanceof ContainerItem) || before.detailsChangedAt === detailsChangedAt;
    if (before?.isAs(source, thing) && areDetailsAsBefore) return null;
    switch (kind) {
      case 'container':
        return new ContainerItem(
          source,
          thing,
          this.#boards.container.get(thing.id) ?? null,
          this.#nodes.isSeen,
          detailsChangedAt,
        );
      case 'service':
        return new ServiceItem(source, thing, this.#tasks.of(thing.id));
      case 'node':
        return new NodeItem(source, thing);
      default:
        return new PlainItem(source, thing);
    }
  }

  #putTasks(sources: readonly Item<'task'>[], gone: readonly string[]): void {
    const board = this.#boards.task;
    const changed = sources.filter((source) => board.get(source.id)?.source !== source);
    const services = this.#tasks.take(
      changed.map(({ thing }) => thing),
      gone,
    );
    board.change(
      changed.map((source) => this.#taskItem(source)),
      gone,
    );
    this.#boards.service.change(
      services.flatMap((id) => this.#boards.service.get(id)?.withTasks(this.#tasks.of(id)) ?? []),
    );
  }

  /** The same tasks: what is around them is other now. */
  #renewTasks(ids: readonly string[]): void {
    const board = this.#boards.task;
    board.change(
      ids.flatMap((id) => {
        const before = board.get(id);
        return before ? this.#taskItem(before.source) : [];
      }),
    );
  }

  #taskItem(source: Item<'task'>): TaskItem {
    const { serviceId, nodeId } = source.thing;
    return new TaskItem(source, {
      service: this.#boards.service.get(serviceId),
      node: this.#boards.node.get(nodeId),
    });
  }

  async #putImages(sources: readonly Item<'image'>[], gone: readonly string[]): Promise<void> {
    const owners: ImageOwners = await imageOwners();
    const nameless = sources.filter(({ thing }) => thing.tags.length + thing.digests.length === 0);
    const origins = await originsOf(
      this.cluster,
      nameless.map(({ id }) => id),
    );
    const items = sources.map(
      (source) => new ImageItem(source, owners, origins.get(source.id) ?? [rootCollection]),
    );
    // Layers without a name that others are made of are part of those, as in the engine's own lists.
    const parents = new Set(items.map(({ parentId }) => parentId));
    const layers = items.filter((item) => !item.isNamed && parents.has(item.id)).map(({ id }) => id);
    this.#layers = new Set(layers);
    this.#boards.image.change(
      items.filter(({ id }) => !this.#layers.has(id)),
      [...gone, ...layers],
    );
  }
}
