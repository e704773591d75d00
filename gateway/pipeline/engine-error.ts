import { z } from 'zod';
import { answerError } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import type { WholeAnswer } from '@/gateway/pipeline/ask-engine';
import { visibleThings } from '@/gateway/resolve/resolve-thing';

const errorBody = z.object({ message: z.string() });
const fullId = /\b[0-9a-f]{64}\b/g;
/** The engine's own files: where it keeps layers and volumes. */
const enginePath = /\/(?:var\/lib|run|var\/run|tmp|home|root)\/[^\s:"',)]*/g;

/** The engine's words for why it did not do it; empty when it gave none. */
export function engineMessage({ bytes }: WholeAnswer): string {
  try {
    return errorBody.parse(JSON.parse(bytes.toString('utf8'))).message.trim();
  } catch {
    return bytes.toString('utf8').trim().slice(0, 500);
  }
}

/**
 * Answers an error of the engine's with its own words, less what the person may not know: ids of
 * things that they cannot see, and paths of the node.
 */
export async function answerEngineError(call: Call, answer: WholeAnswer): Promise<void> {
  const message = engineMessage(answer) || `The engine answered ${answer.status}.`;
  answerError(call.exchange, statusFor(answer.status, message), await withoutHidden(call, message));
}

export async function withoutHidden(call: Call, message: string): Promise<string> {
  const plain = message.replaceAll(enginePath, '(a path of the node)');
  if (!fullId.test(plain)) return plain;
  fullId.lastIndex = 0;
  const known = new Set(
    (await Promise.all([visibleThings(call, 'container'), visibleThings(call, 'network')]))
      .flat()
      .map((thing) => thing.id),
  );
  return plain.replaceAll(fullId, (id) => (known.has(id) ? id : '(hidden)'));
}

/** The engine's failures are not ours: 500 is kept for faults of the door. */
function statusFor(status: number, message: string): number {
  // It says 500 where what the client sent is no tar archive.
  if (status === 500) return message.startsWith('Error processing tar file') ? 400 : 502;
  return status >= 400 && status <= 599 ? status : 502;
}
