import { z } from 'zod';
import type { Call } from '@/gateway/call';
import { leavingOf } from '@/gateway/exchange';
import { answerWhole, outcomeOf } from '@/gateway/pipeline/answer-whole';
import { type Asked, askEngine, jsonOf, wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { beginRecording, type Printing } from '@/gateway/recordings/begin-recording';
import { LateRecording } from '@/gateway/recordings/late-recording';
import { Refused } from '@/gateway/refused';
import type { Target } from '@/gateway/resolve/resolve-target';
import { joinHijacked, type Recorded } from '@/gateway/streams/hijack';
import { streamNeeds } from '@/gateway/streams/stream-needs';

interface Opened {
  readonly status: number;
  readonly detail?: string;
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
 * Opens a raw stream at the engine and joins the client to it; recorded, where the collection asks for
 * it. An engine that answers anything but 101 is not given another byte: it would read the client's
 * input as its next request.
 *
 * @param describe what prints into it; asked only when it is recorded
 */
export async function openRawStream(
  call: Call,
  target: Target,
  asked: Asked,
  describe: () => Promise<Printing>,
): Promise<Opened> {
  if (target.thing === null) return (await join(call, target, asked, { recording: null })).opened;
  const recording = await beginRecording(call, target.thing, describe);
  const late = recording === null ? new LateRecording(call, target.thing, target.id, describe) : null;
  let end: 'closed' | 'cut' = 'closed';
  let opened: Opened = { status: 500 };
  let detail: string | null = null;
  try {
    ({ end, opened } = await join(call, target, asked, { recording, late }));
  } finally {
    detail = (await (recording ?? late)?.finish(end)) ?? null;
  }
  return { ...opened, ...(detail === null ? {} : { detail: opened.detail ?? detail }) };
}

async function join(
  call: Call,
  target: Target,
  asked: Asked,
  recorded: Recorded,
): Promise<{ opened: Opened; end: 'closed' | 'cut' }> {
  const signal = leavingOf(call.exchange);
  const answer = await call.cluster.engine.hijack(written(call, { ...asked, method: 'POST', signal }));
  if ('contentType' in answer) {
    const end = await joinHijacked(call, answer, streamNeeds(call, target), recorded);
    return { opened: { status: 101 }, end };
  }
  try {
    const whole = await wholeAnswer(answer);
    await answerWhole(call, target, whole);
    return { opened: outcomeOf(whole), end: 'closed' };
  } finally {
    answer.destroy();
  }
}

const inspected = z.object({ Config: z.object({ Tty: z.boolean() }) });

/** A container's own process, as its engine describes it. */
export async function ownProcess(call: Call, id: string): Promise<Printing> {
  const answer = await askEngine(call, { method: 'GET', segments: ['containers', id, 'json'] });
  return { id, command: '', isTerminal: inspected.parse(jsonOf(answer)).Config.Tty };
}
