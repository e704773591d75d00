import { expect, it } from 'vitest';
import { missingInWords } from '@/lib/access/missing-in-words';

const exec = { operation: 'container.exec', collection: '/Shared/shop-1.2' } as const;

it.each([
  'You need container.exec on /Shared/shop-1.2 to run commands inside containers. kim can grant it.',
  'You need container.exec on /Shared/shop-1.2 (run commands inside containers).',
  'You need container.exec on /Shared/shop-1.2.',
])('reads what refusals say: %s', (text) => expect(missingInWords(text)).toEqual(exec));

it('reads the root', () => {
  expect(missingInWords('You need cluster.view on /.')).toEqual({
    operation: 'cluster.view',
    collection: '/',
  });
});

it.each([
  '',
  'You need container.dance on /Shared.',
  'You need container.exec where it belongs.',
  'It is running already.',
])('reads nothing in "%s"', (text) => expect(missingInWords(text)).toBeNull());
