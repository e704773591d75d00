import type { Call } from '@/gateway/call';
import { leavingOf } from '@/gateway/exchange';
import { answerWhole, outcomeOf } from '@/gateway/pipeline/answer-whole';
import { type Asked, askEngine, wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { callAt } from '@/gateway/pipeline/call-at';
import { demandOn, demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demand } from '@/gateway/pipeline/rights';
import { checkUpgrade, openRawStream, ownProcess } from '@/gateway/procedures/raw-stream';
import { sizeTold } from '@/gateway/recordings/recorded-sizes';
import { resolveTarget, type Target } from '@/gateway/resolve/resolve-target';
import { streamAnswer } from '@/gateway/streams/stream-answer';
import { streamNeeds } from '@/gateway/streams/stream-needs';
import { whileUploading } from '@/gateway/streams/while-uploading';
import { rootCollection } from '@/lib/access/collection-path';
import type { Json } from '@/lib/docker-api/json';

/** The generic procedure: resolve the target, decide, ask the engine, filter what it answers. */
export async function forward(asked: Call): Promise<void> {
  const { route } = asked;
  if (route.target === 'none') {
    await forwardOnWhole(asked);
    return;
  }
  const target = await resolveTarget(asked);
  const call = callAt(asked, target.thing);
  const { operation, allowedBy } = demandOnTarget(call, target);
  // Old output is read by the right to read output.
  if (route.transport === 'hijack' && call.query.logs === true) demandOn(call, target, 'container.logs');
  if (route.transport === 'hijack') checkUpgrade(call);
  const act = () => send(call, target);
  if (isOnlyLook(call)) sizeTold(call.cluster.id, target.id, call.query.w, call.query.h);
  if (route.effect === 'read' || isOnlyLook(call)) await act();
  else {
    const request = { query: call.query };
    await onRecord(call, { ...target.subject, operation, allowedBy, request }, act);
  }
}

/** What is about no thing of its own: read by everyone who is signed in, or about the whole cluster. */
async function forwardOnWhole(call: Call): Promise<void> {
  const { permission, effect } = call.route;
  const act = () => send(call, null);
  const operation = 'onWhole' in permission ? permission.onWhole : null;
  if (operation === null) {
    if (effect === 'change') throw new Error(`The route ${call.route.path} changes something unasked.`);
    await act();
    return;
  }
  const subject = { operation, collection: rootCollection };
  const allowedBy = demand(call, operation, rootCollection, subject);
  if (effect === 'read') await act();
  else await onRecord(call, { ...subject, allowedBy, request: { query: call.query } }, act);
}

/** The size of a terminal changes nothing but how it looks, and changes all the time: not recorded. */
function isOnlyLook({ route }: Call): boolean {
  return route.path.endsWith('/resize');
}

/** Sends it the way the route's transport asks for, and answers the client. */
async function send(call: Call, target: Target | null): Promise<{ status: number; detail?: string }> {
  switch (call.route.transport) {
    case 'plain': {
      const ask = () => askEngine(call, askedOf(call, target));
      const answer = await (call.route.body === 'stream'
        ? whileUploading(call, streamNeeds(call, target), ask)
        : ask());
      await answerWhole(call, target, answer);
      return outcomeOf(answer);
    }
    case 'stream':
      return sendForStream(call, target);
    case 'hijack':
      return attach(call, target);
  }
}

/** Joins the client to the container's own process: the one raw stream that has no procedure of its own. */
async function attach(call: Call, target: Target | null): Promise<{ status: number; detail?: string }> {
  if (target?.thing?.kind !== 'container') throw new Error(`${call.route.path} opens a stream to nothing.`);
  return openRawStream(call, target, askedOf(call, target), () => ownProcess(call, target.id));
}

async function sendForStream(
  call: Call,
  target: Target | null,
): Promise<{ status: number; detail?: string }> {
  const answer = await call.cluster.engine.send(
    written(call, { ...askedOf(call, target), signal: leavingOf(call.exchange) }),
  );
  const status = answer.statusCode ?? 502;
  if (status >= 400) {
    const whole = await wholeAnswer(answer);
    await answerEngineError(call, whole);
    return outcomeOf(whole);
  }
  await streamAnswer(call, answer, streamNeeds(call, target));
  return { status };
}

function askedOf(call: Call, target: Target | null): Asked {
  const { route, query } = call;
  return {
    method: route.method,
    segments: segmentsOf(call, target?.id ?? ''),
    query,
    ...bodyOf(call),
  };
}

/** A stream of data as it comes; JSON as our schema read it, written anew. */
function bodyOf({ route, body, exchange }: Call): Pick<Asked, 'body'> {
  if (route.body === 'none') return {};
  return { body: route.body === 'stream' ? exchange.request : (body as Json) };
}

/** The route's own path with the full id in it. */
function segmentsOf({ route }: Call, id: string): string[] {
  return route.path
    .slice(1)
    .split('/')
    .map((segment) => (segment.startsWith('{') ? id : segment));
}
