import type { Call } from '@/gateway/call';
import type { EventsAbout } from '@/gateway/events/read-events';
import { imageHistory } from '@/gateway/history/image-history';
import { stackHistory } from '@/gateway/history/stack-history';
import { trackedThing } from '@/gateway/history/tracked-thing';
import { Refused } from '@/gateway/refused';
import type { AuditedThing } from '@/lib/audit/audited-things';
import { isThingKind } from '@/lib/docker-api/kinds/kinds';

/** What a time line is about. */
export interface HistorySubject {
  readonly resource: { readonly kind: string; readonly id: string; readonly name: string };
  /** Which events are its. */
  readonly about: EventsAbout;
  /** Of what the entries of the audit log are its. */
  readonly audited: readonly AuditedThing[];
}

/**
 * What `kind:reference` means among what the person may see.
 *
 * @throws Refused 404 as for reading the thing; 400 for what is no kind
 */
export async function historySubject(
  call: Pick<Call, 'actor' | 'cluster' | 'door' | 'route'>,
  resource: string,
): Promise<HistorySubject> {
  const [kind = '', reference = ''] = resource.split(/:(.*)/s);
  if (kind === 'image') return imageHistory(call, reference);
  if (kind === 'stack') return stackHistory(call, reference);
  if (!isThingKind(kind)) throw new Refused(400, 'invalid query: resource names no kind of thing');
  const { id, name, resourceId } = await trackedThing(call, kind, reference);
  return {
    resource: { kind, id, name },
    about: {
      rows: resourceId === null ? [] : [resourceId],
      services: kind === 'service' && resourceId !== null ? [id] : [],
    },
    audited: [{ kind, id }],
  };
}
