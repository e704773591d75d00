import { describe, expect, it } from 'vitest';
import { isSameOrigin, needsSameOrigin } from '@/lib/auth/same-origin';

const ours = 'https://wheelhouse.example';

describe('a request is from one of our own pages', () => {
  it.each([
    [{ origin: ours }],
    [{ origin: ours, 'sec-fetch-site': 'same-origin' }],
    [{ origin: ours, 'sec-fetch-site': 'none' }],
  ])('%j', (headers) => {
    expect(isSameOrigin(headers, ours)).toBe(true);
  });

  it.each([
    [{}],
    [{ origin: null }],
    [{ origin: '' }],
    [{ origin: 'null' }],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: ours, 'sec-fetch-site': 'cross-site' }],
    [{ origin: ours, 'sec-fetch-site': 'same-site' }],
    [{ origin: ours, 'sec-fetch-site': '' }],
    [{ origin: 'http://wheelhouse.example' }],
    [{ origin: 'https://wheelhouse.example:8443' }],
    [{ origin: 'https://wheelhouse.example.evil.example' }],
    [{ origin: 'https://evil.example/https://wheelhouse.example' }],
    [{ origin: 'https://other.wheelhouse.example', 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://WHEELHOUSE.example' }],
    [{ origin: `${ours}/` }],
  ])('but not %j', (headers) => {
    expect(isSameOrigin(headers, ours)).toBe(false);
  });
});

it('is asked of every change and of every WebSocket', () => {
  expect(
    ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'get', 'FOO'].every((m) => needsSameOrigin(m, false)),
  ).toBe(true);
  expect(needsSameOrigin('GET', true)).toBe(true);
  expect(needsSameOrigin('GET', false) || needsSameOrigin('HEAD', false)).toBe(false);
});
