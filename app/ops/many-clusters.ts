import type { LiveCluster, OpsContainer } from '@/app/ops/live-cluster';
import { type ContainerRow, ContainerStore } from '@/components/containers/container-store';

/** The containers of several clusters as one list, which changes when any of them does. */
export class ManyClusters {
  readonly stores: ReadonlyMap<string, ContainerStore>;
  readonly #hosts: ReadonlyMap<string, string>;
  /** A row keeps its identity while it is the same, so that a table draws again only what changed. */
  readonly #placed = new WeakMap<ContainerRow, OpsContainer>();
  #parts: readonly (readonly ContainerRow[])[] = [];
  #list: readonly OpsContainer[] = [];

  constructor(clusters: readonly LiveCluster[]) {
    this.stores = new Map(clusters.map(({ name, initial }) => [name, new ContainerStore(initial)]));
    this.#hosts = new Map(clusters.map(({ name, publishedHost }) => [name, publishedHost]));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const ends = [...this.stores.values()].map((store) => store.subscribe(listener));
    return () => {
      for (const end of ends) end();
    };
  };

  readonly list = (): readonly OpsContainer[] => {
    const parts = [...this.stores.values()].map((store) => store.list());
    if (parts.some((part, index) => part !== this.#parts[index])) {
      this.#parts = parts;
      this.#list = [...this.stores].flatMap(([cluster, store]) =>
        store.list().map((row) => this.#place(row, cluster)),
      );
    }
    return this.#list;
  };

  /** Shows at once where a container was moved to: no engine tells of it. */
  moved(container: Pick<OpsContainer, 'id' | 'cluster'>, collection: string): void {
    const store = this.stores.get(container.cluster);
    const row = store?.row(container.id);
    if (store && row) store.update([{ ...row, collection }], []);
  }

  #place(row: ContainerRow, cluster: string): OpsContainer {
    const known = this.#placed.get(row);
    if (known) return known;
    const placed = { ...row, cluster, publishedHost: this.#hosts.get(cluster) ?? '' };
    this.#placed.set(row, placed);
    return placed;
  }
}
