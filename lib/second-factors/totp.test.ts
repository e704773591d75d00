import { describe, expect, it } from 'vitest';
import { base32 } from '@/lib/second-factors/base32';
import { stepOfCode, totpCode, totpStep, totpUri } from '@/lib/second-factors/totp';

const secret = Buffer.from('12345678901234567890');

describe('codes of authenticator apps', () => {
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('are those of RFC 6238, appendix B, at %i s', (seconds, code) => {
    expect(totpCode(secret, totpStep(seconds * 1_000), 8)).toBe(code);
  });

  it('are taken one step early or late, and no further', () => {
    const now = 1_700_000_000_000;
    const step = totpStep(now);
    const taken = [-2, -1, 0, 1, 2].map((away) => stepOfCode(secret, totpCode(secret, step + away), now));
    expect(taken).toEqual([null, step - 1, step, step + 1, null]);
  });

  it.each(['', '12345', '1234567', '12345a', ' 123456', '１２３４５６', '-12345'])('%j is none', (code) => {
    expect(stepOfCode(secret, code, Date.now())).toBeNull();
  });
});

it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of %j is that of RFC 4648', (text, written) => {
  expect(base32(Buffer.from(text))).toBe(written);
});

it('tells an app whose account on which console it is', () => {
  expect(totpUri(secret, 'Wheelhouse (a.example)', 'ana')).toBe(
    'otpauth://totp/Wheelhouse%20(a.example):ana?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Wheelhouse%20(a.example)',
  );
});
