import { expect, test } from 'vitest';
import {
  collectionAndAncestors,
  isCollectionPath,
  isWithin,
  ownerOfPrivate,
  parentCollection,
} from '@/lib/access/collection-path';

test.each(['/', '/Shared', '/Shared/Private/ana', '/a.b/c_d-e', '/x'])('%s is a path', (path) => {
  expect(isCollectionPath(path)).toBe(true);
});

test.each([
  '',
  'Shared',
  '//',
  '/a/',
  '/a//b',
  '/.',
  '/..',
  '/a/../b',
  '/a b',
  '/-a',
  '/a-',
  '/ä',
  '/a\n',
  `/${'x'.repeat(65)}`,
])('%j is not', (path) => {
  expect(isCollectionPath(path)).toBe(false);
});

test('ancestors lead to the root', () => {
  expect(collectionAndAncestors('/a/b')).toEqual(['/a/b', '/a', '/']);
  expect(parentCollection('/')).toBeNull();
});

test('within is by whole names', () => {
  expect(isWithin('/a/b', '/a')).toBe(true);
  expect(isWithin('/ab', '/a')).toBe(false);
  expect(isWithin('/a', '/')).toBe(true);
});

test('knows whose own a collection is', () => {
  expect(ownerOfPrivate('/Shared/Private/ana')).toBe('ana');
  for (const other of ['/', '/Shared/Private', '/Shared/Private/ana/lab', '/Shared/ana']) {
    expect(ownerOfPrivate(other)).toBeNull();
  }
});
