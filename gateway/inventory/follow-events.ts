import { z } from 'zod';
import type { Engine } from '@/gateway/engines/engine';
import { LineSplitter } from '@/gateway/streams/line-splitter';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { type ThingKind, thingKinds } from '@/lib/docker-api/kinds/thing';

/** Looked back by this much: an engine takes note of a follower a moment after it answers. */
const overlapSeconds = 3;
const pingWithinMs = 5_000;

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
  ...['connect', 'disconnect', 'mount', 'unmount'],
]);

const engineEvent = z.object({
  Type: z.enum(thingKinds),
  Action: z.string(),
  Actor: z.object({ ID: z.string().min(1) }),
});

/** What an event tells of a thing. */
export interface EngineNotice {
  readonly kind: ThingKind;
  readonly id: string;
  readonly isGone: boolean;
}

export interface Following {
  /** From here on nothing is missed. */
  onOpen(): void;
  onNotice(notice: EngineNotice): void;
}

/**
 * Follows an engine's events about things until the connection or `stopping` ends it.
 *
 * @throws when the engine cannot be reached, breaks off, or sends what no engine sends
 */
export async function followEvents(
  engine: Engine,
  stopping: AbortSignal,
  { onOpen, onNotice }: Following,
): Promise<void> {
  const query = new URLSearchParams({
    filters: JSON.stringify({ type: thingKinds }),
    since: String((await engineSeconds(engine, stopping)) - overlapSeconds),
  });
  const answer = await engine.send({ method: 'GET', target: `/events?${query}`, signal: stopping });
  if (answer.statusCode !== 200) {
    answer.destroy();
    throw new Error(`the engine answered ${answer.statusCode}`);
  }
  onOpen();
  const lines = new LineSplitter();
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    for (const line of lines.push(chunk)) {
      const notice = noticeOf(JSON.parse(line.toString('utf8')));
      if (notice) onNotice(notice);
    }
  }
}

/** Null for what changes nothing that is kept. */
function noticeOf(line: unknown): EngineNotice | null {
  const event = engineEvent.safeParse(line);
  if (!event.success) return null;
  const { Type: kind, Action, Actor } = event.data;
  // "exec_create: ls" and "health_status: healthy" have their word first.
  if (unimportant.has(Action) || /^(?:exec_|health_status)/.test(Action)) return null;
  return { kind, id: Actor.ID, isGone: kinds[kind].removalActions.includes(Action) };
}

/** The engine's own clock, which is what it tells the times of events by. */
async function engineSeconds(engine: Engine, stopping: AbortSignal): Promise<number> {
  const { headers } = await engine.read({
    method: 'GET',
    target: '/_ping',
    signal: stopping,
    withinMs: pingWithinMs,
  });
  const at = Date.parse(headers.date ?? '');
  if (Number.isNaN(at)) throw new Error('the engine does not say what time it is');
  return Math.floor(at / 1000);
}
