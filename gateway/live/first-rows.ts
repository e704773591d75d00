import { answerBytes } from '@/gateway/answer';
import type { Live } from '@/gateway/live/live';
import { Reader } from '@/gateway/live/reader';
import { wantedTopics } from '@/gateway/live/wanted-topics';
import { numberWithin, type OwnRoute } from '@/gateway/own/own-route';
import { readTopic } from '@/lib/live/topic';

const mostRows = 500;

/** `GET /live/rows?topics=…&limit=…`: the first rows of topics by name, and how many there are, for a page's HTML. */
export const liveFirstRows: OwnRoute = {
  query: ['topics', 'limit'],
  answer: async ({ door: { live }, exchange, actor, query }) => {
    const topics = wantedTopics(live, actor, query.get('topics'));
    const limit = numberWithin(query.get('limit') ?? '50', [0, mostRows], 'limit');
    await live.ready(topics, actor);
    const reader = new Reader(actor);
    const parts = topics.map((topic) => firstOf(live, reader, topic, limit));
    answerBytes(exchange, 200, 'application/json', `[${parts.join()}]\n`);
  },
};

function firstOf(live: Live, reader: Reader, topic: string, limit: number): string {
  const source = live.source(topic, reader.actor);
  const only = source?.only ?? null;
  const items = only === null ? (source?.board.items() ?? []) : [source?.board.get(only)];
  const seen: { readonly name: string; readonly text: () => string | null }[] = [];
  for (const item of items) {
    if (item?.isSeenBy(reader)) seen.push({ name: item.name, text: () => item.textFor(reader) });
  }
  const first = limit >= seen.length ? seen : smallest(seen, limit);
  const rows = first.flatMap(({ text }) => text() ?? []);
  const { state, since } = stateOf(live, reader, topic);
  return `{"topic":${JSON.stringify(topic)},"rows":[${rows.join()}],"total":${seen.length},"state":"${state}","since":${since}}`;
}

function stateOf(live: Live, { actor }: Reader, topic: string) {
  const read = readTopic(topic);
  if (read === null || read.kind === 'whole') return { state: 'live', since: Date.now() };
  return live.stateOf(read.cluster, actor);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The first by name, without putting all the rest in order. */
function smallest<T extends { readonly name: string }>(all: readonly T[], count: number): T[] {
  const first: T[] = [];
  for (const each of all) {
    const last = first.at(-1);
    if (first.length >= count && last !== undefined && collator.compare(each.name, last.name) >= 0) continue;
    let at = first.length;
    while (at > 0 && collator.compare(each.name, first[at - 1]?.name ?? '') < 0) at -= 1;
    first.splice(at, 0, each);
    if (first.length > count) first.pop();
  }
  return first;
}
