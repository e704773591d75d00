import type { Engine } from '@/gateway/engines/engine';
import { EngineClock } from '@/gateway/inventory/engine-clock';

const answerWithinMs = 5_000;

/**
 * How far an engine's clock is ahead of ours, in milliseconds, by one answer; 0 where it can be ours.
 *
 * @throws EngineUnreachable
 */
export async function clockSkewMs(engine: Pick<Engine, 'read'>): Promise<number> {
  const clock = new EngineClock();
  const askedAt = Date.now();
  const { headers } = await engine.read({ method: 'GET', target: '/_ping', withinMs: answerWithinMs });
  clock.learn(headers.date, askedAt, Date.now());
  return Math.round(clock.offsetMs);
}
