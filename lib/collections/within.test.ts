import { expect, it } from 'vitest';
import { withinAny } from '@/lib/collections/within';

it('asks for nothing where there is nothing to be within', () => {
  // An empty OR within AND is true for Prisma, and would show everything.
  expect(withinAny([])).toEqual({ path: { in: [] } });
});
