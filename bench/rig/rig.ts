import { Load } from '@/bench/load/load';
import { doorWay, openWay, type Way } from '@/bench/rig/way';
import type { DockerCli } from '@/e2e/fixtures/docker-cli';
import type { EngineTruth } from '@/e2e/fixtures/engine';
import type { Person } from '@/e2e/fixtures/person';
import { announcedStand, announceStand, type StandFacts, standIsAnnounced } from '@/e2e/stand/facts';
import { startStand } from '@/e2e/stand/stand';

/** What every measurement stands on: the product on a real engine, a tenant, and the load process. */
export interface Rig {
  readonly facts: StandFacts;
  readonly load: Load;
  /** With Full Control on one collection and nothing else. */
  readonly tenant: Person;
  readonly admin: Person;
  readonly collection: string;
  /** Past the door. */
  readonly dockerAtEngine: DockerCli;
  readonly engine: EngineTruth;
  readonly direct: Way;
  /** The console listener, without TLS. */
  readonly door: Way;
  /** The Docker listener, always with TLS. */
  readonly secureDoor: Way;
  readonly consolePort: number;
  /** Keeps what a measurement made until the end, and undoes the last first. */
  afterwards(undo: () => unknown): void;
  stop(): Promise<void>;
}

/** Starts it all; with WHEELHOUSE_STAND set (`npm run stand` prints it) on the product that already runs. */
export async function startRig(): Promise<Rig> {
  const undo: (() => unknown)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    if (!standIsAnnounced()) {
      const started = await startStand();
      undo.push(() => started.stop());
      announceStand(started.facts);
    }
    const facts = announcedStand();
    // It reads the announcement as it is loaded.
    const { stand } = await import('@/e2e/fixtures/stand');
    const load = new Load();
    undo.push(() => load.stop());
    const collection = await stand.collection('bench');
    const tenant = await stand.person('bench', { role: 'Full Control', on: collection });
    const { hostname: host, port } = new URL(facts.consoleUrl);
    const secure = new URL(`tcp://${facts.dockerAddress}`);
    const ca = tenant.bundle.files['tls/docker/ca.pem'] ?? '';
    return {
      facts,
      load,
      tenant,
      admin: await stand.admin(),
      collection,
      dockerAtEngine: stand.dockerAtEngine,
      engine: stand.engine,
      direct: openWay('the engine directly', { socketPath: facts.engine.socket }),
      door: doorWay('the door', { host, port: Number(port) }, tenant.token),
      secureDoor: doorWay(
        'the door, TLS',
        { host: secure.hostname, port: Number(secure.port), ca },
        tenant.token,
      ),
      consolePort: Number(port),
      afterwards: (step) => undo.push(step),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
