import { describe, expect, it } from 'vitest';
import { mergeEntries } from '@/lib/audit/stored-entry';

const begun = { correlationId: 'c', at: '2026-11-22T00:00:00.000Z', actor: 'ana', collection: '/Shared' };

describe('mergeEntries', () => {
  it('reads entries that lack what later releases write', () => {
    expect(mergeEntries({ seq: 7n, phase: 'refusal', first: '{}', last: null })).toMatchObject({
      id: '7',
      actor: '',
      outcome: 'unknown',
      status: null,
      request: null,
    });
  });

  it('calls an intent without an outcome pending', () => {
    const record = mergeEntries({ seq: 1n, phase: 'intent', first: JSON.stringify(begun), last: null });
    expect(record.outcome).toBe('pending');
  });

  it('takes what the outcome learned, and keeps what only the intent knew', () => {
    const ended = {
      ...begun,
      at: '2026-11-22T00:00:01.000Z',
      resourceId: 'abc',
      collection: '',
      outcome: 'done',
    };
    const pair = { first: JSON.stringify(begun), last: JSON.stringify(ended) };
    expect(mergeEntries({ seq: 1n, phase: 'intent', ...pair })).toMatchObject({
      at: begun.at,
      resource: { id: 'abc' },
      collection: '/Shared',
      outcome: 'done',
    });
  });
});
