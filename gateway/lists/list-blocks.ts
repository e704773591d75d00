const comma = ','.charCodeAt(0);
const blockBytes = 256 * 1024;

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
 * block has memory of its own.
 */
export function* listBlocks(pieces: readonly Buffer[], frame: Frame): Generator<Buffer, void> {
  const [begin, end] = frame;
  let left = listLength(pieces, frame);
  let block = Buffer.allocUnsafeSlow(Math.min(left, blockBytes));
  let at = block.write(begin, 'latin1');
  for (const [nth, piece] of pieces.entries()) {
    const needed = (nth > 0 ? 1 : 0) + piece.length + end.length;
    if (at + needed > block.length) {
      yield block.subarray(0, at);
      left -= at;
      block = Buffer.allocUnsafeSlow(Math.min(left, Math.max(blockBytes, needed)));
      at = 0;
    }
    if (nth > 0) block[at++] = comma;
    block.set(piece, at);
    at += piece.length;
  }
  at += block.write(end, at, 'latin1');
  yield block.subarray(0, at);
}
