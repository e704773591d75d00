import type { BoardItem } from '@/gateway/live/board';
import type { ClusterBoards } from '@/gateway/live/cluster-boards';
import type { Reader } from '@/gateway/live/reader';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import type { UsageRow } from '@/lib/usage/usage-row';

/** What is used of everybody's things together: for who holds cluster.view where the node is, or at "/". */
export class UsageItem implements BoardItem {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly #boards: ClusterBoards;
  readonly #nodeId: string;

  /** @param nodeId "" for the whole cluster */
  constructor(row: UsageRow, boards: ClusterBoards, nodeId: string) {
    this.id = row.id;
    this.name = row.id;
    this.text = JSON.stringify(row);
    this.#boards = boards;
    this.#nodeId = nodeId;
  }

  collectionFor(reader: Reader): CollectionPath {
    return this.#nodeId === '' ? rootCollection : (this.#node?.collectionFor(reader) ?? rootCollection);
  }

  isSeenBy(reader: Reader): boolean {
    const { clusterId } = reader.actor;
    if (clusterId !== null && clusterId !== this.#boards.cluster.id) return false;
    if (this.#nodeId !== '' && this.#node?.isSeenBy(reader) !== true) return false;
    return reader.may('cluster.view', this.collectionFor(reader));
  }

  textFor(reader: Reader): string | null {
    return this.isSeenBy(reader) ? this.text : null;
  }

  get #node(): BoardItem | undefined {
    return this.#boards.board('nodes').get(this.#nodeId);
  }
}
