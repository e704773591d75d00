import { expect, it } from 'vitest';
import { isUncertain } from '@/gateway/pipeline/uncertain-failure';

it.each([
  [500, 'rpc error: code = Unavailable desc = transport is closing'],
  [500, 'rpc error: code = DeadlineExceeded desc = context deadline exceeded'],
  [500, 'rpc error: code = Unknown desc = raft: failed to process the request: node losing leader status'],
])('%i %s leaves open what was done', (status, detail) => {
  expect(isUncertain(status, detail)).toBe(true);
});

it.each([
  [409, 'rpc error: code = AlreadyExists desc = name conflicts with an existing object'],
  [503, 'The swarm does not have a leader. It is possible that too few managers are online.'],
  [500, 'No such image: busybox'],
  [500, undefined],
])('%i %s does not', (status, detail) => {
  expect(isUncertain(status, detail)).toBe(false);
});
