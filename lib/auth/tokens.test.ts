import { expect, it } from 'vitest';
import { hashToken, makeToken, tokenKind } from '@/lib/auth/tokens';

it('makes secrets of 256 bits that tell their kind and never come twice', () => {
  for (const kind of ['session', 'api', 'launch'] as const) {
    const { token, hash } = makeToken(kind);
    expect(tokenKind(token)).toBe(kind);
    expect(Buffer.from(token.slice(4), 'base64url')).toHaveLength(32);
    expect(hash).toEqual(hashToken(token));
    expect(hash).toHaveLength(32);
  }
  expect(new Set(Array.from({ length: 100 }, () => makeToken('api').token)).size).toBe(100);
});

it('takes no other text for one of ours', () => {
  const { token } = makeToken('session');
  for (const text of [
    '',
    'whs_',
    token.slice(0, -1),
    `${token}A`,
    ` ${token}`,
    `${token}\n`,
    token.toUpperCase(),
    token.replace('whs', 'whx'),
  ]) {
    expect(tokenKind(text)).toBeNull();
  }
});
