import type { Thing } from '@/lib/docker-api/kinds/thing';

const predefined: ReadonlySet<string> = new Set(['bridge', 'host', 'none']);

/**
 * The networks that every engine has from the start and nobody can make or remove. They belong to no
 * collection: everyone may see them, `bridge` and `none` may be used by whoever may create a
 * container, and `host` needs an operation of its own.
 */
export function isPredefinedNetwork(thing: Pick<Thing, 'kind' | 'name'>): boolean {
  return thing.kind === 'network' && predefined.has(thing.name);
}
