import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { eventView, readCursor, writeCursor } from '@/gateway/events/event-view';
import { readEvents } from '@/gateway/events/read-events';
import { fromSeconds, textOf } from '@/gateway/procedures/history-query';

const usual = 100;

/** The events that were kept of a cluster, searched and by pages. */
export async function eventSearch(call: Call): Promise<void> {
  const { query } = call;
  const { events, next } = await readEvents(
    call,
    {
      kind: textOf(query.kind),
      action: textOf(query.action),
      name: textOf(query.name),
      from: fromSeconds(query.from),
      to: fromSeconds(query.to),
    },
    readCursor(textOf(query.cursor)),
    typeof query.limit === 'number' ? query.limit : usual,
  );
  answerJson(call.exchange, 200, { items: events.map(eventView), nextCursor: writeCursor(next) });
}
