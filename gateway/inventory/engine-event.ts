import { asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { isThingKind, kinds } from '@/lib/docker-api/kinds/kinds';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';

/** What an event tells of a thing. */
export interface EngineNotice {
  readonly kind: ThingKind | 'image';
  /** Null: any of that kind. */
  readonly id: string | null;
  readonly isGone: boolean;
  /** A container's details may have changed that no list tells: its limits, how it restarts, its addresses. */
  readonly isOfDetails: boolean;
}

/** What happens in a thing, or to what is seen of it, and changes nothing that is kept. */
const unimportant: ReadonlySet<string> = new Set([
  ...[
    'attach',
    'detach',
    'resize',
    'top',
    'copy',
    'export',
    'archive-path',
    'extract-to-dir',
    'commit',
    'oom',
  ],
  ...['mount', 'unmount', 'push', 'save'],
]);

/** What happens to a container and shows, in part or whole, only where it is inspected. */
const ofDetails: ReadonlySet<string> = new Set(['update', 'rename']);

/** Null for what changes nothing that is kept. */
export function noticeOf(event: JsonObject): EngineNotice | null {
  const [kind, action] = [asText(event.Type), asText(event.Action)];
  const actor = asObject(event.Actor);
  const id = asText(actor.ID);
  // "exec_create: ls" has its word first.
  if (id === '' || unimportant.has(action) || action.startsWith('exec_')) return null;
  // An image is named as whoever acted did, and a name that it loses is another's.
  if (kind === 'image') return { kind, id: null, isGone: false, isOfDetails: false };
  if (kind === 'network' && (action === 'connect' || action === 'disconnect')) {
    const container = asText(asObject(actor.Attributes).container);
    if (container === '') return null;
    return { kind: 'container', id: container, isGone: false, isOfDetails: true };
  }
  if (!isThingKind(kind)) return null;
  const isOfDetails = kind === 'container' && ofDetails.has(action);
  return { kind, id, isGone: kinds[kind].removalActions.includes(action), isOfDetails };
}
