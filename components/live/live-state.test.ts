import { expect, it } from 'vitest';
import { livenessOfKind, worstOf } from '@/components/live/live-state';

it('says the worst, and of two that are as bad the older', () => {
  expect(worstOf([])).toEqual({ state: 'live', since: null });
  const [live, stale] = [
    { state: 'live', since: 5 },
    { state: 'stale', since: 9 },
  ] as const;
  expect(worstOf([live, stale])).toEqual(stale);
  expect(worstOf([stale, { state: 'stale', since: 3 }, live])).toEqual({ state: 'stale', since: 3 });
});

it('tells nothing else of what it looked at', () => {
  const list = { state: 'live', since: 5, rows: ['not for spreading'] } as const;
  expect(worstOf([list])).toEqual({ state: 'live', since: 5 });
});

it('takes what belongs to a Swarm that cannot be told of for old, and containers for what they are', () => {
  const told = { cluster: 'prod', state: 'live', since: 5, ageMs: 0, swarmStaleSince: 3 } as const;
  expect(livenessOfKind('services', told)).toEqual({ state: 'stale', since: 3 });
  expect(livenessOfKind('containers', told)).toEqual({ state: 'live', since: 5 });
  expect(livenessOfKind('nodes', { ...told, swarmStaleSince: null })).toEqual({ state: 'live', since: 5 });
});
