import { Transform } from 'node:stream';
import type { Call } from '@/gateway/call';
import { leavingOf } from '@/gateway/exchange';
import { log, reasonOf } from '@/gateway/log';
import { wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { may } from '@/gateway/pipeline/rights';
import { collectionsOfEvent } from '@/gateway/resolve/event-collections';
import { LineSplitter } from '@/gateway/streams/line-splitter';
import { streamAnswer } from '@/gateway/streams/stream-answer';
import type { Actor } from '@/lib/auth/actor';
import { type EventKind, eventSubject, filterEvent, viewingOf } from '@/lib/docker-api/answers/events';
import { asObject } from '@/lib/docker-api/answers/fields';
import { isRefusal } from '@/lib/docker-api/errors';
import type { JsonObject } from '@/lib/docker-api/json';
import { serialise } from '@/lib/docker-api/serialise';
import { readEngineJson } from '@/lib/docker-api/strict-json';

/**
 * The engine's events, each of which is decided on by itself, with the rights of that moment. What
 * cannot be attributed to a thing that the person sees is dropped.
 */
export async function events(call: Call): Promise<void> {
  const answer = await call.cluster.engine.send(
    written(call, {
      method: 'GET',
      segments: ['events'],
      query: call.query,
      signal: leavingOf(call.exchange),
    }),
  );
  if ((answer.statusCode ?? 502) >= 400) {
    await answerEngineError(call, await wholeAnswer(answer));
    return;
  }
  const lines = new LineSplitter();
  let reader: { readonly actor: Actor } = call;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      visibleEvents(call, () => reader.actor, lines.push(chunk)).then(
        (bytes) => done(null, bytes),
        (error: unknown) => {
          log('warn', 'events broke off', {
            correlationId: call.exchange.correlationId,
            reason: reasonOf(error),
          });
          done(error instanceof Error ? error : new Error('events broke off'));
        },
      );
    },
  });
  await streamAnswer(call, answer, [], {
    through,
    onOpen: (stream) => {
      reader = stream;
    },
  });
}

async function visibleEvents(call: Call, reader: () => Actor, lines: readonly Buffer[]): Promise<Buffer> {
  const shown: Buffer[] = [];
  for (const line of lines) {
    const read = readEngineJson(line);
    if (isRefusal(read)) continue;
    const event = asObject(read.value);
    const visible = await visibleSubjects(call, reader, event);
    const passed = filterEvent(event, (kind, id) => visible.has(`${kind} ${id}`));
    if (passed) shown.push(serialise(passed), Buffer.from('\n'));
  }
  return Buffer.concat(shown);
}

/** Those of the things that an event tells of which its reader may see now. */
async function visibleSubjects(call: Call, reader: () => Actor, event: JsonObject): Promise<Set<string>> {
  const subject = eventSubject(event);
  const visible = new Set<string>();
  if (subject === null) return visible;
  const look = async (kind: EventKind, id: string, attributes: JsonObject) => {
    const collections = await collectionsOfEvent(call, kind, id, attributes);
    const isVisible =
      collections === 'everyone' ||
      collections.some((collection) => may(reader(), viewingOf(kind), collection));
    if (isVisible) visible.add(`${kind} ${id}`);
  };
  await look(subject.kind, subject.id, asObject(asObject(event.Actor).Attributes));
  if (subject.containerId !== null) await look('container', subject.containerId, {});
  return visible;
}
