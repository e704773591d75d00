import { Random } from '@/bench/simulated-engine/random';
import type { Scale } from '@/bench/simulated-engine/scale';

export interface SimulatedNode {
  readonly id: string;
  readonly hostname: string;
  readonly address: string;
  readonly isManager: boolean;
}

export interface SimulatedService {
  readonly id: string;
  readonly name: string;
  readonly stack: string;
  readonly image: SimulatedImage;
  readonly replicas: number;
  readonly collection: string | null;
  version: number;
}

export interface SimulatedContainer {
  readonly id: string;
  readonly name: string;
  readonly image: SimulatedImage;
  readonly createdAt: Date;
  startedAt: Date;
  finishedAt: Date | null;
  isRunning: boolean;
  /** Null for one that belongs to no service. */
  readonly task: SimulatedTask | null;
  readonly collection: string | null;
  readonly address: string;
}

export interface SimulatedTask {
  readonly id: string;
  readonly service: SimulatedService;
  readonly node: SimulatedNode;
  readonly slot: number;
  readonly createdAt: Date;
  changedAt: Date;
  version: number;
}

export interface SimulatedImage {
  readonly id: string;
  readonly name: string;
  readonly digest: string;
  readonly bytes: number;
}

/** A cluster that exists in memory alone. */
export interface World {
  readonly nodes: readonly SimulatedNode[];
  readonly services: readonly SimulatedService[];
  readonly images: readonly SimulatedImage[];
  readonly containers: Map<string, SimulatedContainer>;
  readonly networkId: string;
  readonly engineId: string;
}

const minuteMs = 60_000;
const words = ['shop', 'search', 'mail', 'billing', 'maps', 'photos', 'auth', 'feed', 'chat', 'jobs'];
const parts = ['web', 'api', 'worker', 'cache', 'db', 'proxy', 'cron', 'queue'];

export function makeWorld(scale: Scale, now: Date): World {
  const random = new Random(scale.seed);
  const nodes = Array.from({ length: scale.nodes }, (_, index) => ({
    id: random.swarmId(),
    hostname: `node-${String(index + 1).padStart(3, '0')}`,
    address: `10.200.${index >> 8}.${index & 255}`,
    isManager: index < 3,
  }));
  const images = Array.from({ length: 200 }, (_, index) => ({
    id: `sha256:${random.hex(64)}`,
    name: `registry.example:5000/${words[index % words.length]}/${parts[index % parts.length]}:${1 + (index >> 4)}.${index & 15}`,
    digest: `sha256:${random.hex(64)}`,
    bytes: 5_000_000 + random.below(400_000_000),
  }));
  const collectionOf = sharedOut(scale);
  const inServices = scale.containers - Math.min(scale.loose, scale.containers);
  const containers = new Map<string, SimulatedContainer>();
  const before = (minutes: number) => new Date(now.getTime() - minutes * minuteMs);
  const add = (
    name: string,
    task: SimulatedTask | null,
    image: SimulatedImage,
    collection: string | null,
  ) => {
    const createdAt = task?.createdAt ?? before(1 + random.below(40_000));
    const id = random.hex(64);
    const isRunning = task !== null || random.next() < 0.8;
    containers.set(id, {
      id,
      name,
      image,
      task,
      collection,
      createdAt,
      startedAt: new Date(createdAt.getTime() + 800),
      finishedAt: isRunning ? null : new Date(createdAt.getTime() + minuteMs / 2),
      isRunning,
      address: `10.0.${random.below(256)}.${2 + random.below(250)}`,
    });
  };
  const services = Array.from({ length: scale.services }, (_, index) => {
    const first = Math.floor((index * inServices) / scale.services);
    const stack = `${words[index % words.length]}-${Math.floor(index / parts.length)}`;
    return {
      id: random.swarmId(),
      name: `${stack}_${parts[index % parts.length]}`,
      stack,
      image: random.oneOf(images),
      replicas: Math.floor(((index + 1) * inServices) / scale.services) - first,
      collection: collectionOf(first),
      version: 10 + index,
    };
  });
  for (const service of services) {
    for (let slot = 1; slot <= service.replicas; slot += 1) {
      const createdAt = before(1 + random.below(40_000));
      const task = {
        id: random.swarmId(),
        service,
        node: random.oneOf(nodes),
        slot,
        createdAt,
        changedAt: createdAt,
        version: 20,
      };
      add(`${service.name}.${slot}.${task.id}`, task, service.image, null);
    }
  }
  for (let index = 0; index < scale.containers - inServices; index += 1) {
    add(`loose-${index + 1}`, null, random.oneOf(images), collectionOf(inServices + index));
  }
  return { nodes, services, images, containers, networkId: random.swarmId(), engineId: random.hex(40) };
}

/** Which collection the container of that number is made for. */
function sharedOut({ collections }: Scale): (index: number) => string | null {
  const ends: { readonly path: string; readonly end: number }[] = [];
  for (const { path, containers } of collections) {
    ends.push({ path, end: (ends.at(-1)?.end ?? 0) + containers });
  }
  return (index) => ends.find(({ end }) => index < end)?.path ?? null;
}
