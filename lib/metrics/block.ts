import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { metrics, scaleOf } from '@/lib/metrics/metrics';
import { emptyPoints, type Points } from '@/lib/metrics/points';
import { fromShort, gap, toShort } from '@/lib/metrics/short-number';

/** First byte: what the rest is written as. */
const plain = 1;
const deflated = 2;
const headBytes = 3;
/** Less than this is not made smaller by deflate. */
const worthDeflating = 256;
const longest = 1_440;
const everyMetric = metrics.map((metric) => scaleOf(metric));

/**
 * Writes points as few bytes: each value in 16 bits, no column where nothing was measured, one value
 * for a column that does not change, maxima only where `withMaxima` says so.
 *
 * Layout: form (1), length (2), then the columns: index (1; 0x80: a maximum, 0x40: one value for all)
 * and its values (2 each, little-endian). The columns may be deflated.
 */
export function writeBlock(
  { length, averages, maxima }: Points,
  withMaxima: boolean,
): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  for (const [metric, scale] of everyMetric.entries()) {
    writeColumn(parts, metric, shortsOf(averages[metric] ?? none, scale));
    if (withMaxima) writeColumn(parts, metric | 0x80, shortsOf(maxima[metric] ?? none, scale));
  }
  return packed(length, parts);
}

/** The same of short numbers, scaled already: the points of the first metric, then of the next. */
export function writeShorts(length: number, values: Uint16Array): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  for (const metric of everyMetric.keys()) {
    writeColumn(parts, metric, values.subarray(metric * length, (metric + 1) * length));
  }
  return packed(length, parts);
}

const none = new Float64Array();

/** By a plain loop: of ten thousand containers there are millions of values, and `from` is six times slower. */
function shortsOf(values: Float64Array, scale: number): Uint16Array {
  const shorts = new Uint16Array(values.length);
  for (let at = 0; at < values.length; at += 1) shorts[at] = toShort((values[at] ?? 0) * scale);
  return shorts;
}

/** What a value of the metric is as a short number. */
export function shortOf(metric: number, value: number): number {
  return toShort(value * (everyMetric[metric] ?? 1));
}

function packed(length: number, parts: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const columns = Buffer.concat(parts);
  const small = columns.length >= worthDeflating ? deflateRawSync(columns) : columns;
  const isSmaller = small.length < columns.length;
  const head = Buffer.alloc(headBytes);
  head.writeUInt8(isSmaller ? deflated : plain, 0);
  head.writeUInt16LE(length, 1);
  return new Uint8Array(Buffer.concat([head, isSmaller ? small : columns]));
}

function writeColumn(parts: Buffer[], mark: number, shorts: Uint16Array): void {
  const first = shorts[0] ?? gap;
  const isSteady = shorts.every((short) => short === first);
  if (isSteady && first === gap) return;
  const count = isSteady ? 1 : shorts.length;
  const bytes = Buffer.alloc(1 + count * 2);
  bytes.writeUInt8(isSteady ? mark | 0x40 : mark, 0);
  for (let at = 0; at < count; at += 1) bytes.writeUInt16LE(shorts[at] ?? gap, 1 + at * 2);
  parts.push(bytes);
}

/** @throws Error when it was not written by `writeBlock` */
export function readBlock(block: Uint8Array): Points {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const form = bytes.length < headBytes ? 0 : bytes.readUInt8(0);
  const length = form === plain || form === deflated ? bytes.readUInt16LE(1) : 0;
  if (length === 0 || length > longest) throw new Error('A block of metrics cannot be read.');
  const rest = bytes.subarray(headBytes);
  const columns = form === deflated ? inflateRawSync(rest, { maxOutputLength: 256 * 1024 }) : rest;
  const points = emptyPoints(length);
  const hasMaximum = new Set<number>();
  for (let at = 0; at < columns.length; ) {
    const mark = columns.readUInt8(at);
    const metric = mark & 0x3f;
    const isMaximum = (mark & 0x80) !== 0;
    const count = mark & 0x40 ? 1 : length;
    const scale = everyMetric[metric];
    const into = (isMaximum ? points.maxima : points.averages)[metric];
    // A metric that a later version knows.
    if (scale !== undefined && into) {
      if (isMaximum) hasMaximum.add(metric);
      for (let point = 0; point < length; point++) {
        into[point] = fromShort(columns.readUInt16LE(at + 1 + (count === 1 ? 0 : point * 2))) / scale;
      }
    }
    at += 1 + count * 2;
  }
  for (const [metric, maximum] of points.maxima.entries()) {
    const averages = points.averages[metric];
    if (averages && !hasMaximum.has(metric)) maximum.set(averages);
  }
  return points;
}
