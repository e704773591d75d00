import { expect, it } from 'vitest';
import { RequestsUnderWay } from '@/gateway/pipeline/requests-under-way';

it('bounds what one person has under way, and nobody else', () => {
  const underWay = new RequestsUnderWay();
  const over = Array.from({ length: 256 }, () => underWay.enter('ana'));
  expect(() => underWay.enter('ana')).toThrow(expect.objectContaining({ status: 429 }));
  underWay.enter('ben')();
  for (const leave of over) leave();
  underWay.enter('ana')();
});
