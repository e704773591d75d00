import { AnswerBytes } from '@/gateway/engines/answer-bytes';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import type { EngineAnswer } from '@/gateway/engines/wire/engine-answer';

/**
 * Reads an engine's answer whole.
 *
 * @throws EngineUnreachable when it breaks off, or is longer than any list we can hold
 */
export async function readAnswer(answer: EngineAnswer): Promise<Buffer> {
  const bytes = new AnswerBytes();
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) bytes.add(chunk);
    return bytes.whole();
  } catch (error) {
    throw new EngineUnreachable(error);
  } finally {
    bytes.release();
  }
}
