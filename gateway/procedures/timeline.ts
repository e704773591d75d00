import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { eventView, readCursor, writeCursor } from '@/gateway/events/event-view';
import { type EventCursor, readEvents, type StoredEvent } from '@/gateway/events/read-events';
import { historySubject } from '@/gateway/history/history-subject';
import { textOf } from '@/gateway/procedures/history-query';
import { listAuditOf } from '@/lib/audit/queries';
import type { AuditRecord } from '@/lib/audit/schema';
import { cursorAfter } from '@/lib/paging/page';

const usual = 50;

/**
 * What happened to one thing, image or stack, the latest first: what the engine told of it, and what was done to it
 * through us as far as the person may read the audit log, or did it.
 */
export async function timeline(call: Call): Promise<void> {
  const { query, actor, cluster } = call;
  const { resource, about, audited } = await historySubject(call, String(query.resource));
  const limit = typeof query.limit === 'number' ? query.limit : usual;
  const after = readPlaces(textOf(query.cursor));
  const [told, done] = await Promise.all([
    about.rows.length === 0 || after.events === 'end'
      ? { events: [], next: null }
      : readEvents(call, { about }, after.events, limit),
    after.audit === 'end'
      ? { items: [], nextCursor: null }
      : listAuditOf(
          actor,
          { cluster: cluster.name, things: audited },
          { limit, ...(after.audit === null ? {} : { cursor: cursorAfter(after.audit) }) },
        ),
  ]);
  const page = merged(told.events, done.items, limit);
  const events = page.filter((item) => 'event' in item);
  const entries = page.filter((item) => 'entry' in item);
  const lastEvent = events.at(-1)?.event;
  const places: Places = {
    events:
      events.length < told.events.length
        ? lastEvent
          ? { at: lastEvent.at, id: lastEvent.id }
          : after.events
        : (told.next ?? 'end'),
    audit:
      entries.length === done.items.length && done.nextCursor === null
        ? 'end'
        : (entries.at(-1)?.entry.id ?? after.audit),
  };
  answerJson(call.exchange, 200, {
    resource,
    items: page.map((item) =>
      'event' in item
        ? { source: 'engine', ...eventView(item.event) }
        : { source: 'audit', at: item.entry.at, entry: item.entry },
    ),
    nextCursor: places.events === 'end' && places.audit === 'end' ? null : writePlaces(places),
  });
}

type Item = { readonly event: StoredEvent } | { readonly entry: AuditRecord };

/** The latest of both; of the same moment what was done comes before what the engine told of it. */
function merged(events: readonly StoredEvent[], entries: readonly AuditRecord[], limit: number): Item[] {
  const items: Item[] = [];
  let [event, entry] = [0, 0];
  while (items.length < limit) {
    const [one, other] = [events[event], entries[entry]];
    if (one && (!other || one.at.getTime() >= Date.parse(other.at))) {
      items.push({ event: one });
      event += 1;
    } else if (other) {
      items.push({ entry: other });
      entry += 1;
    } else break;
  }
  return items;
}

/** Where each of the two goes on, after an event and after an entry. Null: from its beginning. */
interface Places {
  readonly events: EventCursor | 'end' | null;
  readonly audit: string | 'end' | null;
}

function writePlaces({ events, audit }: Places): string {
  return `${events === 'end' ? 'end' : (writeCursor(events) ?? '')}~${audit ?? ''}`;
}

function readPlaces(text: string | undefined): Places {
  const [events = '', audit = ''] = (text ?? '').split('~');
  return {
    events: events === 'end' ? 'end' : readCursor(events),
    audit: audit === 'end' ? 'end' : /^\d{1,18}$/.test(audit) ? audit : null,
  };
}
