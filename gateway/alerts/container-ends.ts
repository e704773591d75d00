import { enginesOf } from '@/gateway/alerts/engines-of';
import type { Cluster } from '@/gateway/engines/cluster';
import { engineThatHas } from '@/gateway/engines/engine-that-has';
import { clockSkewMs } from '@/gateway/events/clock-skew';
import { log, reasonOf } from '@/gateway/log';
import { Ends } from '@/lib/alerts/ends';
import type { RestartFact } from '@/lib/alerts/facts';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import { engineTarget } from '@/lib/docker-api/canonical-request';
import { isRefusal } from '@/lib/docker-api/errors';
import type { Json, JsonObject } from '@/lib/docker-api/json';
import { engineQuery } from '@/lib/docker-api/query';
import { readEngineJson } from '@/lib/docker-api/strict-json';

const keptMs = 24 * 60 * 60_000;
const withinMs = 10_000;
/** The container of a task: its service is what restarts. */
const taskLabel = 'com.docker.swarm.task.id';

/**
 * Which containers of a cluster end by themselves and are started again by their engine. An end that
 * somebody asked for is preceded by a `kill`.
 */
export class ContainerEnds {
  readonly #cluster: Cluster;
  readonly #ends = new Ends(keptMs);
  readonly #asked = new Set<string>();
  readonly #names = new Map<string, string>();
  readonly #stop: () => void;
  /** How far the clock of the cluster's engine is ahead of ours. */
  #skewMs = 0;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    this.#stop = cluster.inventory.onEvent((event) => this.#hear(event));
  }

  /** Reads what the engine still knows of the time before we listened. */
  async catchUp(): Promise<void> {
    for (const { engine, name, condition } of enginesOf(this.#cluster)) {
      if (condition.state !== 'reachable') continue;
      try {
        const skewMs = await clockSkewMs(engine);
        this.#skewMs = skewMs;
        // By its own clock: it would wait for a moment that is still to come.
        const now = Math.floor((Date.now() + skewMs) / 1_000);
        const query = engineQuery({
          since: String(now - keptMs / 1_000),
          until: String(now),
          filters: { type: ['container'], event: ['kill', 'die', 'start', 'destroy'] },
        });
        const target = engineTarget('1.41', ['events'], query);
        const { status, bytes } = await engine.read({ method: 'GET', target, withinMs });
        const lines = status === 200 ? bytes.toString('utf8').split('\n') : [];
        for (const line of lines) {
          if (line.trim() === '') continue;
          // As live events are read: their nanoseconds are wider than JavaScript's numbers.
          const event = readEngineJson(Buffer.from(line));
          if (!isRefusal(event)) this.#hear(asObject(event.value), skewMs);
        }
      } catch (error) {
        log('info', 'earlier events not read', { engine: name, reason: reasonOf(error) });
      }
    }
  }

  /** Those that ended at least so often since, and whose engine starts them again. */
  async since(from: number, atLeast: number): Promise<RestartFact[]> {
    const often = this.#ends.since(from).filter(({ count }) => count >= atLeast);
    const found: RestartFact[] = [];
    for (const { id, count, detail } of often) {
      if (!(await this.#isStartedByEngine(id))) continue;
      found.push({ kind: 'container', id, name: this.#names.get(id) ?? id.slice(0, 12), count, detail });
    }
    return found;
  }

  stop(): void {
    this.#stop();
  }

  #hear(event: JsonObject, skewMs = this.#skewMs): void {
    if (event.Type !== 'container') return;
    const actor = asObject(event.Actor);
    const attributes = asObject(actor.Attributes);
    const id = asText(actor.ID);
    if (id === '' || attributes[taskLabel] !== undefined) return;
    const at = typeof event.time === 'number' ? event.time * 1_000 - skewMs : Date.now();
    switch (event.Action) {
      case 'kill':
        this.#asked.add(id);
        return;
      case 'start':
        this.#asked.delete(id);
        return;
      case 'destroy':
        this.#asked.delete(id);
        this.#names.delete(id);
        this.#ends.forget(id);
        return;
      case 'die': {
        if (this.#asked.has(id)) return;
        this.#names.set(id, asText(attributes.name));
        const code = asText(attributes.exitCode);
        this.#ends.add(id, String(event.timeNano ?? at), at, code === '' ? '' : `exit code ${code}`);
      }
    }
  }

  /** Whoever starts a short job again and again by hand means it. */
  async #isStartedByEngine(id: string): Promise<boolean> {
    const target = engineTarget('1.41', ['containers', id, 'json'], '');
    const { engine } = engineThatHas(this.#cluster, id);
    const { status, bytes } = await engine.read({ method: 'GET', target, withinMs });
    if (status !== 200) return false;
    const container = asObject(JSON.parse(bytes.toString('utf8')) as Json);
    const policy = asText(asObject(asObject(container.HostConfig).RestartPolicy).Name);
    return policy !== '' && policy !== 'no';
  }
}
