import type { Item } from '@/gateway/inventory/item';
import type { BoardItem } from '@/gateway/live/board';
import type { Reader } from '@/gateway/live/reader';
import type { Placed } from '@/gateway/placements/places';
import { isEveryonesNetwork } from '@/gateway/resolve/predefined-network';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import { type ContainerRow, containerRow } from '@/lib/containers/row';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import type { TaskThing } from '@/lib/docker-api/kinds/task';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';
import { networkRow } from '@/lib/networks/row';
import { type NodeRow, nodeRow, withoutInternals } from '@/lib/nodes/row';
import { stackOf } from '@/lib/rows/labels-of-stacks';
import type { RowPlace } from '@/lib/rows/placed-row';
import { type ServiceRow, serviceRow, withoutNodes } from '@/lib/services/row';
import { swarmDataRow } from '@/lib/swarm-data/row';
import { volumeRow } from '@/lib/volumes/row';

/** What has a place of its own; seen by whoever may view its kind there. */
export abstract class PlacedItem implements BoardItem {
  readonly thing: Placed;
  readonly source: Item<ThingKind>;
  readonly collection: CollectionPath;
  /** Null: it is part of none. */
  readonly stack: string | null;
  readonly foldedName: string;

  constructor(source: Item<ThingKind>, thing: Placed) {
    this.source = source;
    this.thing = thing;
    // A search asks these of ten thousands at each key that is pressed.
    this.collection = thing.place.collection;
    this.stack = stackOf(thing.labels);
    this.foldedName = thing.name.toLowerCase();
  }

  get id(): string {
    return this.thing.id;
  }

  get name(): string {
    return this.thing.name;
  }

  get place(): RowPlace {
    const { collection, owner } = this.thing.place;
    return { collection, owner };
  }

  collectionFor(): string {
    return this.collection;
  }

  /** Whether it would be the same again. */
  isAs(source: Item<ThingKind>, thing: Placed): boolean {
    const [a, b] = [this.thing.place, thing.place];
    return source === this.source && a.collection === b.collection && a.ownerId === b.ownerId;
  }

  isSeenBy(reader: Reader): boolean {
    return isEveryonesNetwork(this.thing) || reader.may(kinds[this.thing.kind].viewing, this.collection);
  }

  textFor(reader: Reader): string | null {
    return this.isSeenBy(reader) ? this.seenText(reader) : null;
  }

  protected abstract seenText(reader: Reader): string;
}

/** A thing whose row is the same for all who see it. */
export class PlainItem extends PlacedItem {
  #text: string | null = null;

  protected seenText(): string {
    this.#text ??= JSON.stringify(this.#row());
    return this.#text;
  }

  #row() {
    const { item } = this.source;
    switch (this.thing.kind) {
      case 'network':
        return networkRow(item, this.place);
      case 'volume':
        return volumeRow(item, this.place);
      default:
        return swarmDataRow(item, this.place);
    }
  }
}

/**
 * A container. About when it came into its state is told by the engine's words ("Up 2 hours"), which
 * get coarser; what was told first of a state stays.
 */
export class ContainerItem extends PlacedItem {
  readonly #seenAt = Date.now();
  readonly #seesNode: (reader: Reader, hostname: string) => boolean;
  #before: ContainerItem | null;
  #row: ContainerRow | null = null;
  #text: string | null = null;
  #withNode: string | null = null;
  readonly detailsChangedAt: number;

  /**
   * @param seesNode whether a reader may see the node of a host name
   * @param detailsChangedAt see ContainerRow
   */
  constructor(
    source: Item<ThingKind>,
    thing: Placed,
    before: ContainerItem | null,
    seesNode: (reader: Reader, hostname: string) => boolean,
    detailsChangedAt: number,
  ) {
    super(source, thing);
    this.detailsChangedAt = detailsChangedAt;
    this.#seesNode = seesNode;
    // What nobody looked at need not be kept, nor what was before it.
    this.#before = before === null || before.#row === null ? null : before;
  }

  protected seenText(reader: Reader): string {
    const { node } = this.thing;
    if (node !== '' && this.#seesNode(reader, node)) {
      this.#withNode ??= JSON.stringify({ ...this.#read(), node });
      return this.#withNode;
    }
    this.#text ??= JSON.stringify(this.#read());
    return this.#text;
  }

  #read(): ContainerRow {
    if (this.#row) return this.#row;
    const known = this.source.status?.since?.getTime();
    const read = containerRow(this.source.item, this.place, this.#seenAt, null, this.detailsChangedAt);
    const row = known === undefined ? read : { ...read, since: known };
    const before = this.#before === null ? null : this.#before.#row;
    this.#before = null;
    const isAsBefore = known === undefined && before?.state === row.state && before.status === row.status;
    this.#row = isAsBefore ? { ...row, since: before.since } : row;
    return this.#row;
  }
}

export class NodeItem extends PlacedItem {
  #row: NodeRow | null = null;
  #whole: string | null = null;
  #plain: string | null = null;

  protected seenText(reader: Reader): string {
    this.#row ??= nodeRow(this.source.item, this.place);
    if (reader.may('node.update', this.collection)) {
      this.#whole ??= JSON.stringify(this.#row);
      return this.#whole;
    }
    this.#plain ??= JSON.stringify(withoutInternals(this.#row));
    return this.#plain;
  }
}

export class ServiceItem extends PlacedItem {
  readonly #tasks: readonly TaskThing[];
  #row: ServiceRow | null = null;
  #whole: string | null = null;
  #plain: string | null = null;

  constructor(source: Item<ThingKind>, thing: Placed, tasks: readonly TaskThing[]) {
    super(source, thing);
    this.#tasks = tasks;
  }

  /** The same with its tasks of now. */
  withTasks(tasks: readonly TaskThing[]): ServiceItem {
    return new ServiceItem(this.source, this.thing, tasks);
  }

  protected seenText(reader: Reader): string {
    this.#row ??= serviceRow(this.source.item, this.place, this.#tasks);
    if (reader.may('node.view', rootCollection)) {
      this.#whole ??= JSON.stringify(this.#row);
      return this.#whole;
    }
    this.#plain ??= JSON.stringify(withoutNodes(this.#row));
    return this.#plain;
  }
}
