import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineClock } from '@/gateway/inventory/engine-clock';
import { ListedStatus } from '@/gateway/inventory/listed-status';

const status = (listed: string) => new ListedStatus(listed, new EngineClock());

describe('ListedStatus', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_700_000_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says what was listed for a moment, and then nothing until it knows since when', () => {
    const up = status('Up 5 minutes (healthy)');
    expect(up.wanted).toBe('StartedAt');
    const since = Date.now() - 5.5 * 60_000;
    expect(up.text).toBe('Up 5 minutes (healthy)');
    vi.advanceTimersByTime(30_000);
    expect(up.text).toBeNull();
    expect(up.last).toBe('Up 5 minutes (healthy)');
    up.learn(since, up.round);
    expect(up.text).toBe('Up 6 minutes (healthy)');
    expect(up.wanted).toBeNull();
    vi.advanceTimersByTime(24 * 3_600_000 * 3);
    expect(up.text).toBe('Up 3 days (healthy)');
  });

  it('says what was listed since somebody asked, however long that took', () => {
    const up = status('Up 5 minutes');
    const askedAt = Date.now();
    vi.advanceTimersByTime(4_000);
    expect(up.textAt(Date.now())).toBeNull();
    expect(up.textAt(Date.now(), askedAt)).toBe('Up 5 minutes');
    expect(up.textAt(Date.now(), askedAt + 1)).toBeNull();
  });

  it('is another when time does not explain what is listed', () => {
    const up = status('Up 2 hours');
    up.learn(Date.now() - 2 * 3_600_000, up.round);
    vi.advanceTimersByTime(1_000);
    expect(up.takeAgain('Up 2 hours', false)).toBe(true);
    expect(up.takeAgain('Up 3 seconds', false)).toBe(false);
    expect(up.takeAgain('Up 2 hours (Paused)', false)).toBe(false);
    expect(up.takeAgain('Exited (0) 2 hours ago', false)).toBe(false);
  });

  it('asks again when the container may have started anew, and takes no answer from before', () => {
    const up = status('Up 1 second');
    const { round } = up;
    up.learn(Date.now() - 1_500, round);
    expect(up.wanted).toBeNull();
    expect(up.takeAgain('Up 1 second', true)).toBe(true);
    expect(up.wanted).toBe('StartedAt');
    up.learn(Date.now() - 1_500, round);
    expect(up.wanted).toBe('StartedAt');
    expect(up.text).toBe('Up 1 second');
  });

  it('goes by the seconds that were listed, or by what it knew, until it is sure', () => {
    const up = status('Up 3 seconds (health: starting)');
    vi.advanceTimersByTime(5_000);
    expect(up.text).toBe('Up 8 seconds (health: starting)');
    expect(up.wanted).toBe('StartedAt');
    const old = status('Up 2 hours');
    old.learn(Date.now() - 2 * 3_600_000, 0);
    const paused = new ListedStatus('Up 2 hours (Paused)', new EngineClock(), old);
    vi.advanceTimersByTime(3_600_000);
    expect(paused.text).toBe('Up 3 hours (Paused)');
    expect(new ListedStatus('Up 5 minutes', new EngineClock(), old).since).toBeNull();
  });

  it('takes no moment that does not go with what was listed', () => {
    const up = status('Up 2 hours');
    up.learn(Date.now() - 60_000, up.round);
    expect(up.wanted).toBe('StartedAt');
    expect(status('Created').wanted).toBeNull();
    expect(status('Created').text).toBe('Created');
  });
});
