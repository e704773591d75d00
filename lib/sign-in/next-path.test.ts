import { describe, expect, it } from 'vitest';
import { nextPath } from '@/lib/sign-in/next-path';

describe('the page after signing in', () => {
  it.each(['/', '/ops', '/ops/local/containers?q=a%20b&sort=name#top', '/apps/a//b'])(
    '%s is kept',
    (path) => {
      expect(nextPath(path)).toBe(path);
    },
  );

  it.each([
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/x/../..//evil.example',
    'javascript:alert(1)',
    '/\u2028/evil.example',
    'ops',
    '',
    '/sign-in?next=/sign-in',
    '/api/auth/signout',
  ])('%j is not', (path) => {
    expect(nextPath(path)).toBe('/');
  });

  it('is "/" when it is missing or given twice', () => {
    expect(nextPath(undefined)).toBe('/');
    expect(nextPath(['/a', '/b'])).toBe('/');
  });
});
