import { giveBack } from '@/gateway/engines/wire/give-back';

const comma = ','.charCodeAt(0);
const blockBytes = 256 * 1024;
/** Blocks that were sent, for the next list: to get so much memory and give it back takes as long as to fill it. */
const spare: Buffer[] = [];
const mostSpare = 4;

/** What a list stands between. */
export type Frame = readonly [begin: string, end: string];

/** As Go does, which ends what it encodes with a line break. */
export const plainList: Frame = ['[', ']\n'];

/** How long the JSON of a list of these pieces is, each of which is JSON. */
export function listLength(pieces: readonly Buffer[], [begin, end]: Frame): number {
  let length = begin.length + end.length + Math.max(0, pieces.length - 1);
  for (const piece of pieces) length += piece.length;
  return length;
}

/**
 * The same list in blocks, each made when it is wanted: a list of thousands is never held whole. A
 * block has memory of its own until it is given back.
 */
export function* listBlocks(
  pieces: readonly Buffer[],
  frame: Frame,
  length = listLength(pieces, frame),
): Generator<Buffer, void> {
  const [begin, end] = frame;
  let left = length;
  let block = blockFor(Math.min(left, blockBytes));
  let at = block.write(begin, 'latin1');
  for (const [nth, piece] of pieces.entries()) {
    const needed = (nth > 0 ? 1 : 0) + piece.length + end.length;
    if (at + needed > block.length) {
      yield block.subarray(0, at);
      left -= at;
      block = blockFor(Math.min(left, Math.max(blockBytes, needed)));
      at = 0;
    }
    if (nth > 0) block[at++] = comma;
    block.set(piece, at);
    at += piece.length;
  }
  at += block.write(end, at, 'latin1');
  yield block.subarray(0, at);
}

/** @param block of `listBlocks`, that was sent: nobody may look at it again */
export function giveBlockBack(block: Buffer): void {
  const { buffer } = block;
  if (buffer.byteLength === blockBytes && spare.length < mostSpare) spare.push(Buffer.from(buffer));
  else giveBack(block);
}

function blockFor(bytes: number): Buffer {
  return (bytes === blockBytes ? spare.pop() : undefined) ?? Buffer.allocUnsafeSlow(bytes);
}
