import type { Engine } from '@/gateway/engines/engine';
import { LineSplitter } from '@/gateway/streams/line-splitter';
import { engineTarget } from '@/lib/docker-api/canonical-request';
import { isRefusal } from '@/lib/docker-api/errors';
import { isJsonObject, type JsonObject } from '@/lib/docker-api/json';
import { readEngineJson } from '@/lib/docker-api/strict-json';

const answerWithinMs = 10_000;
/** What is asked for of an engine of which nothing is kept yet. */
const firstSeconds = 3_600;

/**
 * What an engine still knows of the time since the last event that was kept. It remembers a few
 * hundred (moby, daemon/events: eventsLimit); what was before them is lost.
 *
 * @param since nanoseconds by its clock; null: nothing is kept yet
 * @param nowSeconds by its clock
 * @throws EngineUnreachable
 */
export async function missedEvents(
  engine: Engine,
  since: bigint | null,
  nowSeconds: number,
): Promise<JsonObject[]> {
  const from =
    since === null
      ? String(Math.floor(nowSeconds) - firstSeconds)
      : `${since / 1_000_000_000n}.${String(since % 1_000_000_000n).padStart(9, '0')}`;
  const query = new URLSearchParams({ since: from, until: String(Math.floor(nowSeconds)) });
  const { status, bytes } = await engine.read({
    method: 'GET',
    target: engineTarget('1.41', ['events'], query.toString()),
    withinMs: answerWithinMs,
  });
  if (status !== 200) throw new Error(`the engine answered ${status} when asked for its events`);
  return new LineSplitter().push(Buffer.concat([bytes, Buffer.from('\n')])).flatMap((line) => {
    const read = line.length === 0 ? null : readEngineJson(line);
    return read && !isRefusal(read) && isJsonObject(read.value) ? [read.value] : [];
  });
}
