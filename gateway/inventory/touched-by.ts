import { kinds } from '@/lib/docker-api/kinds/kinds';
import { type ThingKind, thingKinds } from '@/lib/docker-api/kinds/thing';

/** A thing that may have changed; null: any of that kind. */
export interface Touched {
  readonly kind: ThingKind;
  readonly id: string | null;
}

const byFolder = new Map(thingKinds.map((kind) => [kinds[kind].folder, kind]));

/** What is done inside a container or with its streams: nothing that is kept of it changes. */
const within: ReadonlySet<string> = new Set(['exec', 'attach', 'wait', 'resize', 'archive']);

/**
 * Of which known things a request that we send changes what is known, whether it succeeds or not. One
 * that makes something changes none: what is not known is asked for.
 */
export function touchedBy({ method, target }: { method: string; target: string }): Touched[] {
  if (method === 'GET' || method === 'HEAD') return [];
  const [, , folder = '', written = '', action = ''] = target.split('?', 1)[0]?.split('/') ?? [];
  if (folder === 'swarm') {
    return thingKinds
      .filter((kind) => kinds[kind].isSwarm || kind === 'network')
      .map((kind) => ({ kind, id: null }));
  }
  const kind = byFolder.get(folder);
  if (kind === undefined || written === 'create' || within.has(action)) return [];
  return [{ kind, id: written === 'prune' ? null : decodeURIComponent(written) }];
}
