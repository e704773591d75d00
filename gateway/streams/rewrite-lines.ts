import { Transform } from 'node:stream';
import { LineSplitter } from '@/gateway/streams/line-splitter';
import { asObject } from '@/lib/docker-api/answers/fields';
import { isRefusal } from '@/lib/docker-api/errors';
import type { JsonObject } from '@/lib/docker-api/json';
import { serialise } from '@/lib/docker-api/serialise';
import { readEngineJson } from '@/lib/docker-api/strict-json';

/**
 * Passes an engine's progress on, one JSON object for each line, after `look` has seen each and said
 * what to show instead. A line goes out only when `look` is done with it.
 *
 * @param before lines of our own that come first
 */
export function rewriteLines(
  look: (line: JsonObject) => Promise<JsonObject>,
  before: readonly JsonObject[] = [],
): Transform {
  const splitter = new LineSplitter();
  const shown = async (lines: readonly Buffer[]) => {
    const parts: Buffer[] = [];
    for (const line of lines) {
      const read = readEngineJson(line);
      if (isRefusal(read)) continue;
      parts.push(serialise(await look(asObject(read.value))), Buffer.from('\r\n'));
    }
    return Buffer.concat(parts);
  };
  const first = before.flatMap((line) => [serialise(line), Buffer.from('\r\n')]);
  const failure = (error: unknown) => (error instanceof Error ? error : new Error('progress broke off'));
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      shown(splitter.push(chunk)).then(
        (bytes) => done(null, bytes),
        (error: unknown) => done(failure(error)),
      );
    },
    flush(done) {
      shown(splitter.push(Buffer.from('\n'))).then(
        (bytes) => done(null, bytes),
        (error: unknown) => done(failure(error)),
      );
    },
  });
  if (first.length > 0) through.push(Buffer.concat(first));
  return through;
}
