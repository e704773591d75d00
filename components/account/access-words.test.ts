import { expect, it } from 'vitest';
import { accessInShort, byTier } from '@/components/account/access-words';

const held = [
  { operation: 'container.start', summary: 'Start containers', tier: 'change' },
  { operation: 'container.view', summary: 'See containers', tier: 'view' },
  { operation: 'image.use', summary: 'Run images', tier: 'use' },
] as const;

it('goes from seeing to changing', () => {
  expect(byTier(held).map(({ tier }) => tier)).toEqual(['view', 'use', 'change']);
});

it.each([
  [held, 'See, use, and change things'],
  [held.slice(1, 2), 'See things'],
  [[], 'Nothing'],
])('says it in short', (operations, words) => {
  expect(accessInShort(operations)).toBe(words);
});
