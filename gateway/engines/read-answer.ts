import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import type { EngineAnswer } from '@/gateway/engines/wire/engine-answer';

/** Longer than any list that an engine has reason to send. */
export const maximumAnswerBytes = 64 * 1024 * 1024;

/**
 * Reads an engine's answer whole.
 *
 * @throws EngineUnreachable when it breaks off, or is longer than any list we can hold
 */
export async function readAnswer(answer: EngineAnswer): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maximumAnswerBytes) throw new Error('the answer is too long');
      chunks.push(chunk);
    }
  } catch (error) {
    throw new EngineUnreachable(error);
  }
  return Buffer.concat(chunks);
}
