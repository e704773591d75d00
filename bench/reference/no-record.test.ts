import { expect, it } from 'vitest';
import * as silent from '@/bench/reference/no-record';
import * as recorded from '@/lib/audit/record';

it('has all that it stands in for', () => {
  expect(Object.keys(silent).sort()).toEqual(Object.keys(recorded).sort());
});
