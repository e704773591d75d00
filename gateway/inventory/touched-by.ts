import { type ItemKind, itemKinds, itemLists } from '@/lib/docker-api/kinds/item-kinds';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { thingKinds } from '@/lib/docker-api/kinds/thing';

/** Something that may have changed; null: any of that kind. */
export interface Touched {
  readonly kind: ItemKind;
  readonly id: string | null;
}

const byFolder = new Map(thingKinds.map((kind) => [kinds[kind].folder, kind]));

/** What is done inside a container or with its streams: nothing that is kept of it changes. */
const within: ReadonlySet<string> = new Set(['exec', 'attach', 'resize', 'archive']);
/** Requests that end in an image under a name. */
const imageFolders: ReadonlySet<string> = new Set(['images', 'build', 'commit']);

const all = (kind: ItemKind): Touched => ({ kind, id: null });

/** Which items a request that we send may change, whether it succeeds or not. */
export function touchedBy({ method, target }: { method: string; target: string }): Touched[] {
  if (method === 'GET' || method === 'HEAD') return [];
  const [, , folder = '', written = '', action = ''] = target.split('?', 1)[0]?.split('/') ?? [];
  if (folder === 'swarm') {
    return itemKinds.filter((kind) => itemLists[kind].isSwarm || kind === 'network').map(all);
  }
  if (imageFolders.has(folder)) return action === 'push' ? [] : [all('image')];
  const kind = byFolder.get(folder);
  if (kind === undefined || within.has(action)) return [];
  const along = alongWith(kind, method, written);
  // Of containers there are many: whoever makes one says which.
  if (kind === 'container' && written === 'create') return along;
  const isMany = written === 'create' || written === 'prune';
  return [{ kind, id: isMany ? null : decodeURIComponent(written) }, ...along];
}

/** What comes and goes with things of other kinds. */
function alongWith(kind: ItemKind, method: string, written: string): Touched[] {
  // Volumes without a name come and go with their containers.
  if (kind === 'container' && (written === 'create' || method === 'DELETE')) return [all('volume')];
  if (kind === 'service' || kind === 'node') return [all('task')];
  return [];
}
