import type { Thing } from '@/lib/docker-api/kinds/thing';

const predefined: ReadonlySet<string> = new Set(['bridge', 'host', 'none']);
const ofSwarm: ReadonlySet<string> = new Set(['ingress', 'docker_gwbridge']);

/**
 * The networks that every engine has from the start and nobody can make or remove. They belong to no
 * collection: everyone may see them, `bridge` and `none` may be used by whoever may create a
 * container, and `host` needs an operation of its own.
 */
export function isPredefinedNetwork(thing: Pick<Thing, 'kind' | 'name'>): boolean {
  return thing.kind === 'network' && predefined.has(thing.name);
}

/**
 * Those besides that a Swarm makes for itself. Everyone may see them; it takes a right on "/" to use
 * them: on `docker_gwbridge` all tasks of a node meet.
 */
export function isEveryonesNetwork(thing: Pick<Thing, 'kind' | 'name'>): boolean {
  return isPredefinedNetwork(thing) || (thing.kind === 'network' && ofSwarm.has(thing.name));
}
