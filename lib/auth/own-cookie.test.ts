import { describe, expect, it } from 'vitest';
import { cookieIn, setCookie } from '@/lib/auth/own-cookie';

const http = 'http://127.0.0.1:3000';
const https = 'https://wheelhouse.example';

describe('a cookie of ours', () => {
  it('is kept from scripts and other sites, and over https from other hosts', () => {
    const until = new Date(Date.now() + 90_500);
    expect(setCookie('oidc', 'x', http, { until, sameSite: 'lax' })).toMatch(
      /^wheelhouse_oidc=x; Path=\/; Max-Age=\d\d; HttpOnly; SameSite=Lax$/,
    );
    expect(setCookie('browser', '', https, { until: null, sameSite: 'strict' })).toBe(
      '__Host-wheelhouse_browser=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure',
    );
  });

  it.each([
    ['a=1; wheelhouse_session=x; b=2', 'x'],
    // A browser may hold the same one twice; a second value was planted.
    ['wheelhouse_session=x; wheelhouse_session=x', 'x'],
    ['wheelhouse_session=x; wheelhouse_session=y', null],
    ['wheelhouse_session=x; wheelhouse_session=', null],
    ['xwheelhouse_session=x; wheelhouse_session.0=y', null],
    ['__Host-wheelhouse_session=x', null],
    ['wheelhouse_session=', null],
    [null, null],
    [undefined, null],
  ])('%j holds %j', (header, value) => expect(cookieIn(header, 'session', http)).toBe(value));

  it('is over https only the one that a browser guards', () => {
    expect(cookieIn('__Host-wheelhouse_session=x; wheelhouse_session=y', 'session', https)).toBe('x');
    expect(cookieIn('wheelhouse_session=x', 'session', https)).toBeNull();
  });
});
