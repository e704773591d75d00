import { describe, expect, it } from 'vitest';
import { presentedCredential } from '@/lib/auth/request-credential';

const http = 'http://127.0.0.1:3000';
const https = 'https://wheelhouse.example';

describe('the credential of a request', () => {
  it('is the bearer token or the session cookie', () => {
    expect(presentedCredential({ authorization: 'Bearer wht_x' }, http)).toEqual({
      token: 'wht_x',
      via: 'bearer',
    });
    expect(presentedCredential({ authorization: 'bearer  wht_x' }, http)).toEqual({
      token: 'wht_x',
      via: 'bearer',
    });
    expect(presentedCredential({ cookie: 'a=1; wheelhouse_session=whs_x; b=2' }, http)).toEqual({
      token: 'whs_x',
      via: 'cookie',
    });
    expect(presentedCredential({ cookie: '__Host-wheelhouse_session=whs_x' }, https)?.token).toBe('whs_x');
  });

  it('is never the cookie when there is an Authorization header', () => {
    for (const authorization of ['', 'Basic YTpi', 'Bearer', 'Bearer ', 'Bearer a b', 'Bearer a, Bearer b']) {
      expect(presentedCredential({ authorization, cookie: 'wheelhouse_session=whs_x' }, http)).toBeNull();
    }
  });

  it('is over https only the cookie that a browser guards', () => {
    expect(presentedCredential({ cookie: 'wheelhouse_session=whs_x' }, https)).toBeNull();
    expect(presentedCredential({ cookie: '__Host-wheelhouse_session=whs_x' }, http)).toBeNull();
  });

  it('is none when a second cookie was planted', () => {
    expect(
      presentedCredential({ cookie: 'wheelhouse_session=whs_x; wheelhouse_session=whs_y' }, http),
    ).toBeNull();
    expect(
      presentedCredential({ cookie: 'xwheelhouse_session=whs_x; wheelhouse_session.0=whs_y' }, http),
    ).toBeNull();
    expect(presentedCredential({ cookie: 'wheelhouse_session=' }, http)).toBeNull();
    expect(presentedCredential({}, http)).toBeNull();
  });
});
