import { z } from 'zod';
import type { Call } from '@/gateway/call';
import { leavingOf } from '@/gateway/exchange';
import { answerWhole, outcomeOf } from '@/gateway/pipeline/answer-whole';
import { type Asked, askEngine, jsonOf, wholeAnswer, written } from '@/gateway/pipeline/ask-engine';
import { beginRecording, type Printing, type Recording } from '@/gateway/recordings/begin-recording';
import { Refused } from '@/gateway/refused';
import type { Target } from '@/gateway/resolve/resolve-target';
import { joinHijacked } from '@/gateway/streams/hijack';
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
  const recording = target.thing && (await beginRecording(call, target.thing, describe));
  if (recording === null) return (await join(call, target, asked, null)).opened;
  let end: 'closed' | 'cut' = 'closed';
  let opened: Opened = { status: 500 };
  let detail: string | undefined;
  try {
    ({ end, opened } = await join(call, target, asked, recording));
  } finally {
    detail = await recording.finish(end);
  }
  return { ...opened, detail: opened.detail ?? detail };
}

async function join(
  call: Call,
  target: Target,
  asked: Asked,
  recording: Recording | null,
): Promise<{ opened: Opened; end: 'closed' | 'cut' }> {
  const signal = leavingOf(call.exchange);
  const answer = await call.cluster.engine.hijack(written(call, { ...asked, method: 'POST', signal }));
  if ('contentType' in answer) {
    const end = await joinHijacked(call, answer, streamNeeds(call, target), recording);
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
