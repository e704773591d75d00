import { containerChanges } from '@/components/containers/container-event';
import type { ContainerStore } from '@/components/containers/container-store';
import { fetchContainerRows } from '@/components/containers/fetch-containers';
import { settleContainers } from '@/components/containers/settle-containers';
import { followEvents } from '@/components/live/event-stream';
import { isDenied } from '@/components/live/failure-kind';
import type { LiveState } from '@/components/live/live-state';
import { pause } from '@/components/live/pause';

const retryMs = 2_000;

/**
 * Keeps a store of one cluster's containers as the cluster has them, until the signal aborts: the
 * whole list at each connection, and then only what events name.
 */
export async function followContainers(
  cluster: string,
  store: ContainerStore,
  onState: (state: LiveState) => void,
  signal: AbortSignal,
): Promise<void> {
  const refresher = new Refresher(cluster, store, onState, signal);
  await followEvents(
    cluster,
    {
      onConnected: () => refresher.wantAll(),
      onEvents: (events) => {
        const { changed, removed } = containerChanges(events);
        if (changed.length + removed.length > 0) refresher.want(changed, removed);
      },
      onState,
    },
    signal,
  );
}

/** Asks for what changed, one request after the other: of two at once the older answer may come last. */
class Refresher {
  #all = false;
  #changed = new Set<string>();
  #removed = new Set<string>();
  #isRunning = false;

  constructor(
    readonly cluster: string,
    readonly store: ContainerStore,
    readonly onState: (state: LiveState) => void,
    readonly signal: AbortSignal,
  ) {}

  wantAll(): void {
    this.#all = true;
    void this.#run();
  }

  want(changed: readonly string[], removed: readonly string[]): void {
    for (const id of changed) this.#changed.add(id);
    for (const id of removed) this.#removed.add(id);
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (!this.signal.aborted && (this.#all || this.#changed.size + this.#removed.size > 0)) {
      await this.#step();
    }
    this.#isRunning = false;
  }

  async #step(): Promise<void> {
    const isAll = this.#all;
    const [changed, removed] = [[...this.#changed], [...this.#removed]];
    this.#all = false;
    this.#changed.clear();
    this.#removed.clear();
    try {
      if (isAll) await this.#listAll();
      else await this.#refresh(changed, removed);
    } catch (error) {
      if (this.signal.aborted) return;
      this.onState(isDenied(error) ? 'refused' : 'stale');
      if (isDenied(error)) return;
      this.#all = true;
      await pause(retryMs, this.signal);
    }
  }

  async #listAll(): Promise<void> {
    const all = await fetchContainerRows(this.cluster, { known: this.#known, signal: this.signal });
    if (this.signal.aborted) return;
    this.store.replaceAll(all);
    this.onState('live');
  }

  async #refresh(changed: readonly string[], removed: readonly string[]): Promise<void> {
    if (changed.length === 0) return this.store.update([], removed);
    await settleContainers(this.cluster, changed, this.signal);
    const wanted = { ids: changed, known: this.#known, signal: this.signal };
    const fresh = await fetchContainerRows(this.cluster, wanted);
    if (this.signal.aborted) return;
    const found = new Set(fresh.map(({ id }) => id));
    this.store.update(fresh, [...removed, ...changed.filter((id) => !found.has(id))]);
  }

  readonly #known = (id: string) => this.store.row(id);
}
