import type { Engine } from '@/gateway/engines/engine';

const answerWithinMs = 5_000;
/** Engines tell the time by whole seconds, and an answer takes some: less is no difference. */
const smallestMs = 2_000;

/**
 * How far an engine's clock is ahead of ours, in milliseconds; 0 where they agree.
 *
 * @throws EngineUnreachable
 */
export async function clockSkewMs(engine: Engine): Promise<number> {
  const askedAt = Date.now();
  const { headers } = await engine.read({ method: 'GET', target: '/_ping', withinMs: answerWithinMs });
  const ours = (askedAt + Date.now()) / 2;
  const engines = Date.parse(headers.date ?? '');
  if (Number.isNaN(engines)) return 0;
  // It was in the middle of that second, for all that we know.
  const ahead = engines + 500 - ours;
  return Math.abs(ahead) <= smallestMs ? 0 : Math.round(ahead);
}
