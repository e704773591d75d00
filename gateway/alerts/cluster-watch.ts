import { clusterCertificates } from '@/gateway/alerts/cluster-certificates';
import { ContainerEnds } from '@/gateway/alerts/container-ends';
import { clusterDisks } from '@/gateway/alerts/disks';
import { enginesOf } from '@/gateway/alerts/engines-of';
import { nodeFacts, ServiceEnds, serviceFacts } from '@/gateway/alerts/swarm-facts';
import type { Cluster } from '@/gateway/engines/cluster';
import { log, reasonOf } from '@/gateway/log';
import type { CertificateFact, ClusterFacts, DiskFact, RestartFact } from '@/lib/alerts/facts';
import type { AllSettings } from '@/lib/alerts/rules';

const disksEveryMs = 30_000;
const certificatesEveryMs = 60 * 60_000;
/** After a failure, or while something is still missing. */
const sooner = 60_000;

/** What is gathered of one cluster for its rules. It listens all the time, so that nothing is missed. */
export class ClusterWatch {
  readonly cluster: Cluster;
  readonly #containerEnds: ContainerEnds;
  readonly #serviceEnds = new ServiceEnds();
  #isCaughtUp = false;
  #reachable = '';
  readonly #disks: Occasional<readonly DiskFact[]>;
  readonly #certificates: Occasional<readonly CertificateFact[]>;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
    this.#containerEnds = new ContainerEnds(cluster);
    this.#disks = new Occasional(disksEveryMs, () => clusterDisks(cluster));
    this.#certificates = new Occasional(certificatesEveryMs, () => clusterCertificates(cluster));
  }

  /** @param now milliseconds since the epoch */
  async facts(settings: AllSettings, now: number): Promise<ClusterFacts> {
    const { cluster } = this;
    const { inventory } = cluster;
    // What is known of an engine that is gone says nothing of what is so now.
    const isLive = inventory.isFollowing;
    if (isLive && !this.#isCaughtUp) {
      this.#isCaughtUp = true;
      await this.#containerEnds.catchUp();
    }
    if (isLive) this.#serviceEnds.look(inventory);
    const isSilent = inventory.swarmSilence() !== null;
    const hasNodes = isLive && !isSilent && inventory.known('node').at !== null;
    const hasServices =
      hasNodes && inventory.known('service').at !== null && inventory.known('task').at !== null;
    const isReachable = cluster.condition.state === 'reachable';
    this.#askAgainWhereReachedAnew();
    return {
      cluster: { id: cluster.id, name: cluster.name },
      engines: enginesOf(cluster).map(({ id, name, condition }) => ({
        id,
        name,
        isAway: condition.state === 'unreachable',
        detail: condition.detail,
      })),
      swarms: isLive ? [{ id: cluster.id, name: cluster.name, isSilent }] : null,
      nodes: hasNodes ? nodeFacts(inventory) : null,
      services: hasServices ? serviceFacts(inventory) : null,
      restarts: isLive ? await this.#restarts(settings, now) : null,
      disks: isReachable ? await this.#disks.value(now) : null,
      certificates: isReachable ? await this.#certificates.value(now) : null,
    };
  }

  stop(): void {
    this.#containerEnds.stop();
  }

  /** An engine that was away, be it for a blink, comes back with another certificate, or on another disk. */
  #askAgainWhereReachedAnew(): void {
    const reachable = this.cluster.members
      .filter(({ condition }) => condition.state === 'reachable')
      .map(({ id, inventory }) => {
        const { state, since } = inventory.freshness();
        return `${id} ${state === 'live' ? since.getTime() : state}`;
      })
      .join();
    if (reachable === this.#reachable) return;
    this.#reachable = reachable;
    this.#disks.askNow();
    this.#certificates.askNow();
  }

  async #restarts(settings: AllSettings, now: number): Promise<readonly RestartFact[] | null> {
    const { isEnabled, thresholds } = settings['restart-loop'];
    if (!isEnabled) return [];
    const from = now - thresholds.minutes * 60_000;
    try {
      const containers = await this.#containerEnds.since(from, thresholds.restarts);
      return [...containers, ...this.#serviceEnds.since(this.cluster.inventory, from)];
    } catch (error) {
      log('info', 'restarts not counted', { cluster: this.cluster.name, reason: reasonOf(error) });
      return null;
    }
  }
}

/** What is asked for now and then. Null until it was answered, and what was answered last from then on. */
class Occasional<T> {
  readonly #everyMs: number;
  readonly #ask: () => Promise<T>;
  #value: T | null = null;
  #askAgainAt = 0;

  constructor(everyMs: number, ask: () => Promise<T>) {
    this.#everyMs = everyMs;
    this.#ask = ask;
  }

  askNow(): void {
    this.#askAgainAt = 0;
  }

  async value(now: number): Promise<T | null> {
    if (now < this.#askAgainAt) return this.#value;
    this.#askAgainAt = now + Math.min(sooner, this.#everyMs);
    try {
      this.#value = await this.#ask();
      this.#askAgainAt = now + this.#everyMs;
    } catch (error) {
      log('info', 'not answered for alerts', { reason: reasonOf(error) });
    }
    return this.#value;
  }
}
