import { describe, expect, it } from 'vitest';
import { Hearing } from '@/gateway/inventory/hearing';

describe('Hearing', () => {
  it('is live as long as the engine is heard, and else stale since it was heard last', () => {
    let now = 1_000;
    const hearing = new Hearing(() => now);
    expect(hearing.freshness).toEqual({ state: 'connecting', since: new Date(1_000), ageMs: 0 });
    now = 2_000;
    hearing.open();
    now = 3_500;
    expect(hearing.freshness).toEqual({ state: 'live', since: new Date(2_000), ageMs: 1_500 });
    hearing.confirm(3_400);
    now = 5_400;
    expect(hearing.isFollowing).toBe(true);
    now = 5_401;
    expect(hearing.isFollowing).toBe(false);
    expect(hearing.freshness).toEqual({ state: 'stale', since: new Date(3_400), ageMs: 2_001 });
    hearing.confirm(5_300);
    expect(hearing.freshness.state).toBe('live');
  });

  it('takes no answer for a confirmation once the stream has ended', () => {
    let now = 0;
    const hearing = new Hearing(() => now);
    hearing.open();
    now = 500;
    hearing.close();
    hearing.confirm(400);
    expect(hearing.freshness).toEqual({ state: 'stale', since: new Date(0), ageMs: 500 });
  });
});
