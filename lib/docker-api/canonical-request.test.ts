import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicaliseRequest,
  engineTarget,
  splitClusterPrefix,
  splitNodePrefix,
} from '@/lib/docker-api/canonical-request';
import { isRefusal } from '@/lib/docker-api/errors';

const canonical = (target: string, method = 'GET') => {
  const result = canonicaliseRequest(method, target);
  return isRefusal(result) ? result : { ...result, query: Object.fromEntries(result.query) };
};

describe('canonicaliseRequest', () => {
  it('reads a target with and without a version', () => {
    expect(canonical('/v1.41/containers/json?all=1')).toEqual({
      method: 'GET',
      apiVersion: '1.41',
      segments: ['containers', 'json'],
      query: { all: '1' },
    });
    expect(canonical('/_ping', 'HEAD')).toMatchObject({ apiVersion: null, segments: ['_ping'] });
  });

  it('decodes once', () => {
    expect(canonical('/images/a%40sha256%3Aff/json')).toMatchObject({
      segments: ['images', 'a@sha256:ff', 'json'],
    });
    expect(canonical('/x?path=%2Fetc%2F..%252e+a')).toMatchObject({ query: { path: '/etc/..%2e a' } });
  });

  it.each([
    ['absolute form', 'http://x/containers/json'],
    ['network-path form', '//x/containers/json'],
    ['doubled slashes', '/containers//json'],
    ['a slash at the end', '/containers/json/'],
    ['dot segments', '/containers/../info'],
    ['one dot', '/containers/./json'],
    ['encoded dots', '/containers/%2e%2e/info'],
    ['an encoded slash', '/containers/a%2fjson'],
    ['an encoded backslash', '/containers/a%5Cjson'],
    ['a backslash', '/containers/a\\json'],
    ['an encoded NUL', '/containers/a%00/json'],
    ['an encoded line end', '/containers/a%0d%0a/json'],
    ['a C1 control', '/containers/a%c2%85/json'],
    ['an encoded percent sign', '/containers/%252e/json'],
    ['a needlessly encoded letter', '/%63ontainers/json'],
    ['an encoded version', '/%761.41/info'],
    ['a broken escape', '/containers/%zz/json'],
    ['a cut escape', '/containers/a%2/json'],
    ['bad UTF-8', '/containers/%ff/json'],
    ['overlong UTF-8', '/containers/%c0%af/json'],
    ['a surrogate in UTF-8', '/containers/%ed%a0%80/json'],
    ['a path parameter', '/containers/a;b/json'],
    ['a fragment', '/info#x'],
    ['asterisk form', '*'],
    ['nothing', ''],
    ['a bare slash', '/'],
    ['a space', '/containers/a b/json'],
    ['raw UTF-8', '/containers/ä/json'],
    ['too long', `/${'a/'.repeat(7000)}x`],
    ['a very long segment', `/containers/${'a'.repeat(600)}/json`],
    ['a query key twice', '/containers/json?all=0&all=1'],
    ['a query key twice, once encoded', '/containers/json?all=0&%61ll=1'],
    ['a query with ;', '/containers/json?all=0;limit=1'],
    ['a query with a fragment', '/containers/json?all=1#x'],
    ['a query with a broken escape', '/containers/json?all=%'],
    ['a query with a control character', '/containers/json?all=%00'],
    ['a query with bad UTF-8', '/containers/json?all=%fe'],
    ['a nameless parameter', '/containers/json?=1'],
    ['an empty pair', '/containers/json?a=1&&b=2'],
    ['too many parameters', `/x?${Array.from({ length: 200 }, (_, n) => `a${n}=`).join('&')}`],
  ])('refuses %s', (_, target) => {
    expect(canonical(target)).toMatchObject({ status: 400 });
  });

  it.each(['get', 'PATCH', 'OPTIONS', 'CONNECT', 'TRACE', 'GET ', ''])(
    'refuses the method "%s"',
    (method) => {
      expect(canonical('/info', method)).toMatchObject({ status: 400 });
    },
  );

  it.each([
    '/v1.41./info',
    '/v1.41.0/info',
    '/v01.41/info',
    '/v1.041/info',
    '/V1.41/info',
    '/v2/info',
    '/v1/info',
  ])('refuses the version of %s', (target) => {
    expect(canonical(target)).toMatchObject({ status: 400 });
  });

  it("answers versions that are not served with Docker's own words", () => {
    expect(canonical('/v1.12/info')).toEqual({
      status: 400,
      message:
        'client version 1.12 is too old. Minimum supported API version is 1.41, please upgrade your client to a newer version',
    });
    expect(canonical('/v1.99/info')).toEqual({
      status: 400,
      message: 'client version 1.99 is too new. Maximum supported API version is 1.51',
    });
  });

  it('drops the members of a body that dockerode repeats in the query', () => {
    expect(canonical('/containers/create?name=x&Image=busybox&Cmd=a&Cmd=b', 'POST')).toMatchObject({
      query: { name: 'x' },
    });
  });

  it('never lets a segment through that could be read as several, or as none', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '/',
        '.',
        '..',
        '%2e',
        '%2f',
        '%5c',
        '%25',
        '%00',
        '\\',
        ';',
        '?',
        '#',
        'v1.41',
        '%c3%a4',
      ),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const result = canonicaliseRequest('GET', `/${pieces.join('')}`);
        if (isRefusal(result)) return;
        for (const segment of result.segments) {
          expect(segment).not.toMatch(/^(?:|\.|\.\.)$|[/\\;?#%\0]/);
        }
      }),
    );
  });

  it('reads its own spelling back', () => {
    const segment = fc
      .stringMatching(/^[a-z0-9][A-Za-z0-9_.:@-]{0,20}$/)
      .filter((text) => !/^v[0-9]/i.test(text));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
        expect(canonical(engineTarget('1.41', segments, ''))).toMatchObject({ apiVersion: '1.41', segments });
      }),
    );
  });
});

describe('splitClusterPrefix', () => {
  it('takes the name off', () => {
    expect(splitClusterPrefix('/clusters/prod/v1.41/info?x=1')).toEqual({
      cluster: 'prod',
      rest: '/v1.41/info?x=1',
    });
    expect(splitClusterPrefix('/v1.41/info')).toEqual({ cluster: null, rest: '/v1.41/info' });
    expect(splitClusterPrefix('/clustersx/info')).toEqual({ cluster: null, rest: '/clustersx/info' });
  });

  it.each([
    '/clusters',
    '/clusters/',
    '/clusters/prod',
    '/clusters/%70rod/info',
    '/clusters/../info',
    '/clusters/Prod/x',
  ])('refuses %s', (target) => {
    expect(splitClusterPrefix(target)).toMatchObject({ status: 404 });
  });
});

describe('splitNodePrefix', () => {
  it.each([
    ['/nodes/node-1/containers/json', { node: 'node-1', rest: '/containers/json' }],
    ['/nodes/abc123/v1.41/images/json?all=1', { node: 'abc123', rest: '/v1.41/images/json?all=1' }],
    ['/nodes/a.b_c/_ping', { node: 'a.b_c', rest: '/_ping' }],
  ])('takes the node off %s', (target, split) => {
    expect(splitNodePrefix(target)).toEqual(split);
  });

  it.each([
    ...['/nodes', '/nodes/abc', '/nodes/abc?x=1', '/nodes/abc/update?version=3', '/v1.41/nodes/abc/x'],
    ...['/nodes/%61bc/x', '/nodes/../x', '/nodes//x', '/containers/nodes/x/y'],
  ])('leaves %s as it is', (target) => {
    expect(splitNodePrefix(target)).toEqual({ node: null, rest: target });
  });
});
