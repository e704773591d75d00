import { expect, it } from 'vitest';
import { readDiff, readSnapshot, readState } from '@/lib/live/messages';

const snapshot = {
  topic: 'containers@local',
  rows: [{ id: 'a', name: 'web' }],
  isFirst: true,
  isLast: false,
};
const diff = { topic: 'clusters', changed: [], removed: ['a'] };
const state = { cluster: 'local', state: 'live', since: 1, ageMs: 0, swarmStaleSince: null };

it('reads what the gateway tells', () => {
  expect(readSnapshot(snapshot)).toEqual(snapshot);
  expect(readDiff(diff)).toEqual(diff);
  expect(readState(state)).toEqual(state);
});

it.each([null, 'text', [], {}, { ...snapshot, rows: [{ name: 'web' }] }, { ...snapshot, rows: [null] }])(
  'takes %j for no snapshot',
  (message) => expect(() => readSnapshot(message)).toThrow('snapshot'),
);

it.each([
  { ...diff, removed: [1] },
  { ...diff, changed: null },
  { ...diff, topic: 7 },
])('takes %j for no diff', (message) => expect(() => readDiff(message)).toThrow('diff'));

it.each([
  { ...state, state: 'asleep' },
  { ...state, since: '1' },
  { ...state, swarmStaleSince: undefined },
])('takes %j for no state', (message) => expect(() => readState(message)).toThrow('state'));
