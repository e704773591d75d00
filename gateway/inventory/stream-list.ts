import type { Engine } from '@/gateway/engines/engine';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { readAnswer } from '@/gateway/engines/read-answer';
import type { EngineAnswer } from '@/gateway/engines/wire/engine-answer';
import { giveBack } from '@/gateway/engines/wire/give-back';
import { ListCutter } from '@/lib/docker-api/list-cutter';

/** Longer than any list that an engine has reason to send. */
const mostBytes = 64 * 1024 * 1024;

export interface ListAnswer {
  readonly status: number;
  /** What it says instead of a list. */
  readonly bytes: Buffer;
  /** Whether it was a list of objects, from its beginning to its end. */
  readonly isList: boolean;
}

/**
 * Asks for a list and takes it up item by item, as it comes: one of thousands is never held whole, and
 * the memory of each read is given back at once. It has a connection of its own.
 *
 * @param take called with the text of each item, which is gone afterwards
 * @throws EngineUnreachable also when the answer breaks off, takes too long, or has no end
 */
export async function streamList(
  engine: Pick<Engine, 'send'>,
  { target, withinMs }: { readonly target: string; readonly withinMs: number },
  take: (text: Buffer) => void,
): Promise<ListAnswer> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error('the answer took too long')), withinMs);
  try {
    const answer = await engine.send({ method: 'GET', target, signal: late.signal });
    const status = answer.statusCode ?? 502;
    if (status !== 200) return { status, bytes: await readAnswer(answer), isList: false };
    const cutter = new ListCutter();
    await eachPiece(answer, (piece) => {
      for (const text of cutter.push(piece)) take(text);
    });
    return { status, bytes: Buffer.of(), isList: cutter.isWhole };
  } finally {
    clearTimeout(timer);
  }
}

function eachPiece(answer: EngineAnswer, use: (piece: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let length = 0;
    const fail = (error: unknown) => {
      answer.destroy();
      reject(error instanceof EngineUnreachable ? error : new EngineUnreachable(error));
    };
    answer.on('data', (piece: Buffer) => {
      try {
        length += piece.length;
        if (length > mostBytes) throw new Error('the answer is too long');
        use(piece);
      } catch (error) {
        fail(error);
        return;
      }
      if (answer.hasPiecesOfItsOwn) giveBack(piece);
    });
    answer.once('end', resolve).once('error', fail);
    answer.once('close', () => fail(new Error('the answer broke off')));
  });
}
