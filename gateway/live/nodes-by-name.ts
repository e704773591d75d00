import type { NodeItem } from '@/gateway/live/placed-items';
import type { Reader } from '@/gateway/live/reader';

/** The nodes of a cluster by their host names, which several may bear. */
export class NodesByName {
  #nodes: ReadonlyMap<string, readonly NodeItem[]> = new Map();

  put(nodes: Iterable<NodeItem>): void {
    const found = new Map<string, NodeItem[]>();
    for (const node of nodes) found.set(node.name, [...(found.get(node.name) ?? []), node]);
    this.#nodes = found;
  }

  /** Whether a reader may see a node of that name. */
  readonly isSeen = (reader: Reader, hostname: string): boolean =>
    this.#nodes.get(hostname)?.some((node) => node.isSeenBy(reader)) ?? false;
}
