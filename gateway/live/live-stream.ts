import { hasLeft } from '@/gateway/exchange';
import type { Live } from '@/gateway/live/live';
import type { LiveSession } from '@/gateway/live/session';
import { openSse } from '@/gateway/live/sse-output';
import { wantedTopics } from '@/gateway/live/wanted-topics';
import type { OwnRoute } from '@/gateway/own/own-route';
import { Refused } from '@/gateway/refused';
import type { OpenStream, OpenStreams } from '@/gateway/streams/open-streams';
import type { Actor } from '@/lib/auth/actor';

/**
 * `GET /live?topics=…`: what the person may see of these topics as it is, and then as it changes. It
 * goes on where `Last-Event-ID` says, ends with the credential, and loses what rights no longer show.
 */
export const liveStream: OwnRoute = {
  query: ['topics'],
  answer: async ({ door, exchange, actor, query }) => {
    const { live, streams } = door;
    const topics = wantedTopics(live, actor, query.get('topics'));
    const last = lastEvent(exchange.request.headers['last-event-id']);
    await live.ready(topics, actor);
    if (hasLeft(exchange)) return;
    const session = live.enter(actor, last?.token ?? null, topics);
    const stream = watched(streams, live, session, actor);
    const output = openSse(
      exchange,
      () => void session.pump(),
      () => {
        stream.close();
        session.disconnect(output);
        live.park(session);
      },
    );
    live.connect(session, output, last?.token === session.token ? last.number : null);
  },
};

/** Registers it among the open streams, which end with the credential. @throws Refused 429 */
function watched(streams: OpenStreams, live: Live, session: LiveSession, actor: Actor): OpenStream {
  try {
    return streams.open(
      { actor, cluster: null },
      [],
      (reason) => {
        session.end(reason);
        live.leave(session);
      },
      (checked) => session.renew(checked),
    );
  } catch (error) {
    live.park(session);
    throw error;
  }
}

/** A stream's token and the number of a message. @throws Refused 400 for what we never sent */
function lastEvent(header: string | string[] | undefined): { token: string; number: number } | null {
  if (header === undefined || header === '') return null;
  const [, token, number] = /^([0-9a-f]{32})\.([0-9]{1,15})$/.exec(String(header)) ?? [];
  if (token === undefined || number === undefined)
    throw new Refused(400, 'the Last-Event-ID is none of ours');
  return { token, number: Number(number) };
}
