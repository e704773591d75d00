import type { Item } from '@/gateway/inventory/item';
import type { BoardItem } from '@/gateway/live/board';
import type { NodeItem, ServiceItem } from '@/gateway/live/placed-items';
import type { Reader } from '@/gateway/live/reader';
import { rootCollection } from '@/lib/access/collection-path';
import { type TaskRow, taskRow, withoutNode, withoutNodeCounts } from '@/lib/tasks/row';

/** What is around a task, as it is now. */
export interface AroundTask {
  /** Undefined for what attaches a container to a network, and for a moment after its service went. */
  readonly service: ServiceItem | undefined;
  readonly node: NodeItem | undefined;
}

/** A task: seen by whoever may view its service, and with its node by whoever may view that. */
export class TaskItem implements BoardItem {
  readonly source: Item<'task'>;
  readonly #around: AroundTask;
  #row: TaskRow | null = null;
  /** By what of it is left out. */
  readonly #texts = new Map<string, string>();

  constructor(source: Item<'task'>, around: AroundTask) {
    this.source = source;
    this.#around = around;
  }

  get id(): string {
    return this.source.id;
  }

  get serviceId(): string {
    return this.source.thing.serviceId;
  }

  get nodeId(): string {
    return this.source.thing.nodeId;
  }

  get name(): string {
    return this.#read().name;
  }

  get collection(): string {
    return this.#around.service?.collection ?? rootCollection;
  }

  collectionFor(): string {
    return this.collection;
  }

  isSeenBy(reader: Reader): boolean {
    return reader.may('service.view', this.collection);
  }

  textFor(reader: Reader): string | null {
    if (!this.isSeenBy(reader)) return null;
    const seesNode = this.#around.node?.isSeenBy(reader) ?? false;
    const seesAll = reader.may('node.view', rootCollection);
    const key = `${seesNode} ${seesAll}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    const row = this.#read();
    const withNode = seesNode ? row : withoutNode(row);
    const text = JSON.stringify(seesAll ? withNode : withoutNodeCounts(withNode));
    this.#texts.set(key, text);
    return text;
  }

  #read(): TaskRow {
    const { service, node } = this.#around;
    this.#row ??= taskRow(this.source.item, service?.place ?? { collection: rootCollection, owner: null }, {
      service: service?.name ?? this.serviceId,
      node: node?.name ?? null,
    });
    return this.#row;
  }
}
