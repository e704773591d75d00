import { expect, it } from 'vitest';
import { grantorsInWords } from '@/lib/grants/grantors-in-words';

it.each([
  [[], ''],
  [['user:ana'], 'ana'],
  [['user:ana', 'team:platform'], 'ana and team platform'],
  [['user:a', 'user:b', 'user:c', 'team:d', 'team:e', 'everyone'], 'a, b, c, team d and 2 more'],
])('names %o as "%s"', (grantors, words) => expect(grantorsInWords(grantors)).toBe(words));
