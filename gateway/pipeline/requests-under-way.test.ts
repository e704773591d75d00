import { expect, it } from 'vitest';
import { RequestsUnderWay } from '@/gateway/pipeline/requests-under-way';

it('bounds what one person has under way, and nobody else', () => {
  const underWay = new RequestsUnderWay();
  const over = Array.from({ length: 256 }, () => underWay.enter('ana', false));
  expect(() => underWay.enter('ana', false)).toThrow(expect.objectContaining({ status: 429 }));
  // What ends things has room of its own.
  underWay.enter('ana', true)();
  underWay.enter('ben', false)();
  for (const leave of over) leave();
  underWay.enter('ana', false)();
});
