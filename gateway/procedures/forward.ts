import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { leavingOf } from '@/gateway/exchange';
import { type Asked, askEngine, type WholeAnswer, wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { callAt } from '@/gateway/pipeline/call-at';
import { demandOn, demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { filteredText } from '@/gateway/pipeline/filtered-text';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demand } from '@/gateway/pipeline/rights';
import { Refused } from '@/gateway/refused';
import { resolveTarget, type Target } from '@/gateway/resolve/resolve-target';
import { joinHijacked } from '@/gateway/streams/hijack';
import { passHeaders, streamAnswer } from '@/gateway/streams/stream-answer';
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
      return hijack(call, target, askedOf(call, target));
  }
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

/**
 * Whether the client asked for a raw stream in one of the ways there are.
 *
 * @throws Refused 400
 */
export function checkUpgrade({ exchange }: Call): void {
  const { upgrade, request } = exchange;
  const isWebSocket = upgrade?.protocol === 'websocket';
  if (isWebSocket !== (request.method === 'GET')) {
    throw new Refused(400, 'a raw stream is opened by POST, or by GET as a WebSocket');
  }
  if (upgrade?.protocol === 'other') throw new Refused(400, 'the only upgrades are tcp and websocket');
}

/**
 * Opens a raw stream at the engine and joins the client to it. An engine that answers anything but
 * 101 is not given another byte: it would read the client's input as its next request.
 */
export async function hijack(
  call: Call,
  target: Target | null,
  asked: Asked,
): Promise<{ status: number; detail?: string }> {
  const signal = leavingOf(call.exchange);
  const answer = await call.cluster.engine.hijack(written(call, { ...asked, method: 'POST', signal }));
  if ('contentType' in answer) {
    await joinHijacked(call, answer, streamNeeds(call, target));
    return { status: 101 };
  }
  try {
    const whole = await wholeAnswer(answer);
    await answerWhole(call, target, whole);
    return outcomeOf(whole);
  } finally {
    answer.destroy();
  }
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

async function answerWhole(call: Call, target: Target | null, answer: WholeAnswer): Promise<void> {
  const { exchange, route } = call;
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  passHeaders(call, answer.headers);
  if (route.answer === 'opaque' || answer.bytes.length === 0) {
    answerOpaque(call, answer);
    return;
  }
  answerBytes(exchange, answer.status, 'application/json', await filteredText(call, target, answer));
}

function answerOpaque({ exchange }: Call, { status, contentType, bytes }: WholeAnswer): void {
  const { response } = exchange;
  if (status === 204 || status === 304) {
    response.removeHeader('content-type');
    response.writeHead(status).end();
  } else answerBytes(exchange, status, contentType, bytes);
}

function outcomeOf(answer: WholeAnswer): { status: number; detail?: string } {
  const { status } = answer;
  return status >= 400 ? { status, detail: engineMessage(answer) } : { status };
}
