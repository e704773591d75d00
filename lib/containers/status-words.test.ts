import { describe, expect, it } from 'vitest';
import { readStatus } from '@/lib/containers/status-words';

describe('readStatus', () => {
  it.each([
    ['Up Less than a second', 'Up', 0],
    ['Up 3 seconds (health: starting)', 'Up (health: starting)', 3_000],
    ['Up About a minute (Paused)', 'Up (Paused)', 60_000],
    ['Up 2 hours (healthy)', 'Up (healthy)', 7_200_000],
    ['Exited (137) 5 weeks ago', 'Exited (137)', 5 * 7 * 86_400_000],
    ['Exited (0) About an hour ago', 'Exited (0)', 3_600_000],
    ['Restarting (1) 12 seconds ago', 'Restarting (1)', 12_000],
  ])('takes the time out of "%s"', (status, words, forMs) => {
    expect(readStatus(status)).toEqual({ words, forMs });
  });

  it('knows no time where none is written', () => {
    expect(readStatus('Created')).toEqual({ words: 'Created', forMs: null });
    expect(readStatus('Removal In Progress')).toEqual({ words: 'Removal In Progress', forMs: null });
  });
});
