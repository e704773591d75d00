import type { Call } from '@/gateway/call';
import { MergedLines } from '@/gateway/events/merged-lines';
import { eventsOfEngine } from '@/gateway/events/visible-events';
import { leavingOf } from '@/gateway/exchange';
import { log, reasonOf } from '@/gateway/log';
import { wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { otherEngines } from '@/gateway/pipeline/other-engines';
import { streamAnswer } from '@/gateway/streams/stream-answer';
import type { Actor } from '@/lib/auth/actor';

/** What engines still know is put in order before it is told; they tell it at once. */
const gatherMs = 250;
const mostGatherMs = 30_000;

/**
 * The events of every engine of the cluster, each of which is decided on by itself, with the rights of
 * that moment. What cannot be attributed to a thing that the person sees is dropped. Past ones come in
 * the order of their times, and from then on as they come.
 *
 * It ends when the addressed engine's end; another that breaks off tells no more until one asks again.
 */
export async function events(call: Call): Promise<void> {
  const leaving = leavingOf(call.exchange);
  const ask = (at: Call) =>
    at.cluster.engine.send(
      written(at, { method: 'GET', segments: ['events'], query: call.query, signal: leaving }),
    );
  const answer = await ask(call);
  if ((answer.statusCode ?? 502) >= 400) {
    await answerEngineError(call, await wholeAnswer(answer));
    return;
  }
  let reader: { readonly actor: Actor } = call;
  const others = otherEngines(call);
  const merged = new MergedLines(others.length > 0 ? gatherMsFor(call) : 0);
  const sayBroken = (error: unknown) =>
    log('warn', 'events broke off', { correlationId: call.exchange.correlationId, reason: reasonOf(error) });
  const origin = (at: Call) => ({
    at,
    reader: () => reader.actor,
    isAddressed: at === call,
    isOneOfMany: others.length > 0,
  });
  const beginOther = async (at: Call) => {
    const other = await ask(at);
    merged.output.once('close', () => other.destroy());
    if ((other.statusCode ?? 502) < 400) await merged.take(other, eventsOfEngine(origin(at)));
    else other.destroy();
  };
  const rest = others.map((at) => beginOther(at).catch(sayBroken));
  // An end that comes by itself (`until`) waits for those of the others; one that does not ends all.
  const all = merged
    .take(answer, eventsOfEngine(origin(call)))
    .then(() => Promise.all(call.query.until === undefined ? [] : rest));
  all.then(
    () => merged.end(),
    (error: unknown) => {
      sayBroken(error);
      merged.output.destroy();
    },
  );
  await streamAnswer(call, answer, [], {
    from: merged.output,
    onOpen: (stream) => {
      reader = stream;
    },
  });
}

/** Of what is over all is waited for: every engine tells it at once, and keeps few. */
function gatherMsFor({ query: { since, until } }: Call): number {
  if (typeof until === 'string' && until !== '' && Number(until) * 1000 <= Date.now()) return mostGatherMs;
  return since === undefined ? 0 : gatherMs;
}
