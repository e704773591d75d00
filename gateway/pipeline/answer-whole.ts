import { answerBytes, answerInOnePiece } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import type { WholeAnswer } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { filteredPiece } from '@/gateway/pipeline/filtered-piece';
import type { Target } from '@/gateway/resolve/resolve-target';
import { passHeaders } from '@/gateway/streams/stream-answer';

/** Gives the client an engine's answer, filtered as the route says. */
export async function answerWhole(call: Call, target: Target | null, answer: WholeAnswer): Promise<void> {
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
  answerInOnePiece(exchange, answer.status, 'application/json', await filteredPiece(call, target, answer));
}

function answerOpaque({ exchange }: Call, { status, contentType, bytes }: WholeAnswer): void {
  const { response } = exchange;
  if (status === 204 || status === 304) {
    response.removeHeader('content-type');
    response.writeHead(status).end();
  } else answerBytes(exchange, status, contentType, bytes);
}

/** What became of a change, by the engine's answer. */
export function outcomeOf(answer: WholeAnswer): { status: number; detail?: string } {
  const { status } = answer;
  return status >= 400 ? { status, detail: engineMessage(answer) } : { status };
}
