import type { EventLog } from '@/bench/simulated-engine/event-log';
import { Random } from '@/bench/simulated-engine/random';
import { labelsOf } from '@/bench/simulated-engine/shapes';
import type { SimulatedContainer, World } from '@/bench/simulated-engine/world';

/** Stops a container that runs and starts one that does not, and tells of it. */
export function toggle(container: SimulatedContainer, log: EventLog): void {
  const now = new Date();
  const attributes = { ...labelsOf(container), image: container.image.name, name: container.name };
  container.isRunning = !container.isRunning;
  if (container.isRunning) container.startedAt = now;
  else container.finishedAt = now;
  if (container.task) {
    container.task.changedAt = now;
    container.task.version += 1;
  }
  if (container.isRunning) log.tell('container', 'start', container.id, attributes);
  else log.tell('container', 'die', container.id, { ...attributes, exitCode: '0' });
}

/** Lets things happen by themselves, at a steady pace. @returns a function that ends it */
export function live(world: World, log: EventLog, eventsPerSecond: number): () => void {
  if (eventsPerSecond === 0) return () => undefined;
  const random = new Random(2);
  const containers = [...world.containers.values()];
  const timer = setInterval(() => toggle(random.oneOf(containers), log), 1_000 / eventsPerSecond);
  return () => clearInterval(timer);
}
