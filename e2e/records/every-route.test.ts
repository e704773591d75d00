import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import { sampleBodies as bodies } from '@/e2e/records/sample-bodies';

const here = await startInstallation();
const { handleRequest } = await import('@/lib/api/handle-request');
afterAll(() => here.end());

const nobody = await here.person('nobody');
const cases = here.routes.map((route) => [`${route.method} ${route.path}`, route] as const);
const concrete = (path: string) => path.replaceAll(/\{\w+\}/g, '01a20161-8b46-709e-adbc-471b5df43e25');

describe('every route', () => {
  it.each(cases)('%s wants to know who asks, or says why not', async (_, route) => {
    if ('public' in route.permission) {
      expect(route.permission.public).toMatch(/\w+ \w+/);
      return;
    }
    const answer = await here.anonymous.call(route.method, concrete(route.path), route.body ? {} : undefined);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(cases.filter(([, { permission }]) => 'operation' in permission))(
    '%s is refused to who holds no grant, on record',
    async (name, route) => {
      const before = (await here.lastAudit()).seq;
      const query = route.path === '/access/who-can' ? '?operation=container.view&collection=/' : '';
      const answer = await nobody.api.call(route.method, concrete(route.path) + query, bodies[name]);
      expect([403, 404]).toContain(answer.status);
      const refusal = await here.lastAudit();
      expect(refusal.seq).toBe(before + 1n);
      expect(refusal).toMatchObject({ phase: 'refusal', actor: nobody.username });
    },
  );

  it.each(cases)('%s takes no query or body that it does not know', async (name, route) => {
    const path = concrete(route.path);
    const odd = await here.admin.call(
      route.method,
      `${path}?surprise=1`,
      bodies[name] ?? (route.body ? {} : undefined),
    );
    expect([404, 422]).toContain(odd.status);
    if (!route.body) return;
    const body = { ...Object(bodies[name]), surprise: 1 };
    expect([404, 422]).toContain((await here.admin.call(route.method, path, body)).status);
  });
});

describe('the dispatcher', () => {
  const send = (method: string, path: string, init: RequestInit = {}) => here.admin.send(method, path, init);
  let bearer = '';
  const signedIn = async () => {
    const login = { username: nobody.username, password: nobody.password };
    bearer ||= (await here.anonymous.ok('POST', '/auth/login', login)).token;
    return { authorization: `Bearer ${bearer}` };
  };

  it('answers 404 for no address and 405 with Allow for another method', async () => {
    expect((await here.admin.call('GET', '/nothing')).status).toBe(404);
    expect((await here.admin.call('GET', '/users/')).status).toBe(404);
    const answer = await here.admin.call('DELETE', '/users');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, POST');
    expect(answer.body).toMatchObject({ type: 'urn:wheelhouse:problem:method-not-allowed', status: 405 });
  });

  it.each([
    ['no JSON', '{', 'application/json', 400],
    ['a document too many', '{} {}', 'application/json', 400],
    ['a key twice', '{"fullName":"a","fullName":"b"}', 'application/json', 400],
    ['half a surrogate pair', '{"fullName":"\\ud800"}', 'application/json', 400],
    ['a NUL', '{"fullName":"a\\u0000"}', 'application/json', 400],
    ['a line break', '{"fullName":"a\\nb"}', 'application/json', 422],
    ['a number too large', '{"fullName":1e999}', 'application/json', 400],
    ['a wrong type', '{"fullName":[[[{}]]]}', 'application/json', 422],
    ['too long a text', `{"fullName":"${'a'.repeat(9_999)}"}`, 'application/json', 422],
    ['more than 1 MiB', `{"fullName":"${'a'.repeat(1024 * 1024)}"}`, 'application/json', 413],
    ['no body', '', 'application/json', 400],
    ['a form', 'fullName=a', 'application/x-www-form-urlencoded', 415],
    ['plain text', '{"fullName":"a"}', 'text/plain', 415],
  ])('refuses %s', async (_, body, type, status) => {
    const headers = { ...(await signedIn()), 'content-type': type };
    const answer = await send('PATCH', '/me', { headers, body });
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toEqual(expect.any(String));
  });

  it.each([
    'limit=0',
    'limit=1e9',
    'limit=x',
    'limit=1&limit=2',
    'cursor=!',
    'cursor=AAAA',
    'q=%00',
    'q=%ff',
    'q=%',
  ])('refuses the query %s', async (query) => {
    const answer = await send('GET', `/users?${query}`, { headers: await signedIn() });
    expect([400, 422]).toContain(answer.status);
  });

  it.each(['%00', '%ff', '%', 'a'.repeat(2_000), '%F0%9F%92%A9', "'%3B--", '..%2f..%2fadmin'])(
    'takes /users/%s for nobody',
    async (name) => {
      const answer = await send('GET', `/users/${name}`, { headers: await signedIn() });
      expect([400, 404]).toContain(answer.status);
    },
  );

  it('takes a change by cookie only from a page of its own', async () => {
    const { authorization } = await signedIn();
    const cookie = `wheelhouse_session=${authorization.slice('Bearer '.length)}`;
    const change = (origin: Record<string, string>) =>
      send('PATCH', '/me', {
        headers: { cookie, 'content-type': 'application/json', ...origin },
        body: '{"fullName":"N"}',
      });
    const own = { origin: 'http://wheelhouse.test:3000', 'sec-fetch-site': 'same-origin' };
    expect((await change(own)).status).toBe(200);
    expect((await change({})).status).toBe(403);
    expect((await change({ origin: 'http://evil.test', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send('GET', '/me', { headers: { cookie } })).status).toBe(200);
  });

  it('believes no credential beside a wrong one', async () => {
    const { authorization } = await signedIn();
    const cookie = `wheelhouse_session=${authorization.slice('Bearer '.length)}`;
    const headers = { cookie, authorization: 'Bearer whs_wrong' };
    expect((await send('GET', '/me', { headers })).status).toBe(401);
  });

  it('answers HEAD like GET', async () => {
    const request = new Request('http://127.0.0.1/api/v1/me', { method: 'HEAD', headers: await signedIn() });
    expect((await handleRequest(here.routes, request)).status).toBe(200);
  });
});
