import { beforeEach, describe, expect, it } from 'vitest';
import { stand } from '@/e2e/fixtures/stand';
import { CookieJar } from '@/e2e/who-is-asking/cookie-jar';

const origin = stand.facts.consoleUrl;
const signInPath = '/api/auth/callback/credentials';

let jar: CookieJar;
beforeEach(() => {
  jar = new CookieJar(origin);
});

const csrfToken = async () => (await (await jar.fetch('GET', '/api/auth/csrf')).json()).csrfToken;

async function someone() {
  const username = stand.unique('ana');
  const password = 'correct horse battery';
  await (await stand.admin()).api.post('/users', { username, password });
  return { username, password };
}

describe('signing in to the console', () => {
  it('sets a cookie that scripts cannot read and that signing out ends for good', async () => {
    const person = await someone();
    const answer = await jar.fetch('POST', signInPath, { csrfToken: await csrfToken(), ...person });
    expect(answer.status).toBe(200);
    const token = jar.get('wheelhouse_session') ?? '';
    expect(token).toMatch(/^whs_[\w-]{43}$/);
    expect(await answer.text()).not.toContain(token);
    expect(jar.attributes.get('wheelhouse_session')).toMatch(
      /^Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    expect((await jar.fetch('GET', '/api/v1/me')).status).toBe(200);
    expect(await (await jar.fetch('GET', '/api/auth/session')).json()).toMatchObject({
      user: { name: person.username },
    });

    expect((await jar.fetch('POST', '/api/auth/signout', { csrfToken: await csrfToken() })).status).toBe(200);
    expect(jar.get('wheelhouse_session')).toBeUndefined();
    jar.set('wheelhouse_session', token);
    expect((await jar.fetch('GET', '/api/v1/me')).status).toBe(401);
  });

  it('is on record whole, as is signing out and what another page sent', async () => {
    const person = await someone();
    const { api } = await stand.admin();
    const form = { csrfToken: await csrfToken(), ...person };
    const foreign = await jar.fetch('POST', signInPath, form, { origin: 'https://evil.example' });
    const entered = await jar.fetch('POST', signInPath, form);
    const left = await jar.fetch('POST', '/api/auth/signout', { csrfToken: await csrfToken() });
    const session = { kind: 'session', id: expect.any(String), name: person.username };
    for (const [answer, says] of [
      [foreign, { actor: 'anonymous', operation: 'session.create', outcome: 'refused', status: 403 }],
      [entered, { actor: person.username, operation: 'session.create', status: 200, resource: session }],
      [left, { actor: person.username, operation: 'session.revoke', status: 200, resource: session }],
    ] as const) {
      const { items } = await api.get(`/audit?correlationId=${answer.headers.get('x-request-id')}`);
      expect(items).toEqual([
        expect.objectContaining({
          outcome: 'done',
          address: expect.stringMatching(/./),
          client: expect.stringMatching(/./),
          durationMs: expect.any(Number),
          allowedBy: 'outcome' in says ? '' : expect.stringMatching(/^(?:open to everybody|signed in): ./),
          ...says,
        }),
      ]);
    }
  });

  it('never goes on with a session that was there before', async () => {
    const [attacker, victim] = [await someone(), await someone()];
    const { token: planted } = await stand.anonymous.post('/auth/login', attacker);
    jar.set('wheelhouse_session', planted);
    await jar.fetch('POST', signInPath, { csrfToken: await csrfToken(), ...victim });
    expect(jar.get('wheelhouse_session')).not.toBe(planted);
    expect((await (await jar.fetch('GET', '/api/v1/me')).json()).user.username).toBe(victim.username);
    jar.set('wheelhouse_session', planted);
    expect((await jar.fetch('GET', '/api/v1/me')).status).toBe(401);
  });

  it('is refused to pages of other origins, and without the page’s own token', async () => {
    const body = { csrfToken: await csrfToken(), ...(await someone()) };
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin, 'sec-fetch-site': 'same-site' },
      { origin: origin.replace(/\d+$/, '1') },
    ];
    for (const headers of foreign) {
      expect((await jar.fetch('POST', signInPath, body, headers)).status, JSON.stringify(headers)).toBe(403);
    }
    expect((await jar.fetch('POST', signInPath, { ...body, csrfToken: 'guessed' })).status).toBe(403);
    expect(jar.get('wheelhouse_session')).toBeUndefined();
  });

  it('answers bad input and foreign cookies with a reason, never with a 500', async () => {
    const token = await csrfToken();
    for (const [body, status] of [
      [{}, 422],
      [[], 422],
      ['text', 422],
      [{ csrfToken: token, username: ['a'], password: {} }, 422],
      [{ csrfToken: token, username: 'a', password: 'b', callbackUrl: '//evil.example' }, 422],
      [{ csrfToken: token }, 401],
      [{ csrfToken: token, username: '', password: '' }, 401],
    ] as const) {
      expect((await jar.fetch('POST', signInPath, body)).status, JSON.stringify(body)).toBe(status);
    }
    for (const [name, value] of [
      ['next-auth.callback-url', '::::'],
      ['next-auth.csrf-token', '|||'],
      ['wheelhouse_session', 'whs_forged'],
      ['wheelhouse_session.0', '%%%'],
    ] as const) {
      jar.set(name, value);
    }
    expect((await jar.fetch('GET', '/api/auth/csrf')).status).toBe(200);
    expect((await jar.fetch('GET', '/api/auth/session')).status).toBe(200);
    for (const path of [
      'signin',
      'error?error=x',
      '_log',
      'callback/credentials',
      'providers',
      'verify-request',
    ]) {
      expect((await jar.fetch('GET', `/api/auth/${path}`)).status, path).toBe(404);
    }
  });

  it('makes whoever guesses wait, and says how long', async () => {
    const { username, password } = await someone();
    const body = { csrfToken: await csrfToken(), username };
    for (let tries = 0; tries < 5; tries++) {
      expect((await jar.fetch('POST', signInPath, { ...body, password: `guess ${tries}` })).status).toBe(401);
    }
    // The wait doubles with each failure: a machine that checks passwords slowly meets it a few tries later.
    let answer = await jar.fetch('POST', signInPath, { ...body, password: 'guess 5' });
    for (let tries = 6; answer.status === 401 && tries < 12; tries++) {
      answer = await jar.fetch('POST', signInPath, { ...body, password: `guess ${tries}` });
    }
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    const overRest = await stand.anonymous.call('POST', '/auth/login', { username, password });
    expect(overRest.status).toBe(429);
    expect(Number(overRest.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });

  it('ends within two seconds when the account is disabled', async () => {
    const person = await someone();
    await jar.fetch('POST', signInPath, { csrfToken: await csrfToken(), ...person });
    await (await stand.admin()).api.patch(`/users/${person.username}`, { disabled: true });
    const deadline = Date.now() + 2_000;
    let status = 200;
    while (status === 200 && Date.now() < deadline) status = (await jar.fetch('GET', '/api/v1/me')).status;
    expect(status).toBe(401);
  });
});

describe('what browsers are told', () => {
  it('is strict on pages, with a nonce of its own on each', async () => {
    const [first, second] = [await jar.fetch('GET', '/sign-in'), await jar.fetch('GET', '/sign-in')];
    const policies = [first, second].map(({ headers }) => headers.get('content-security-policy') ?? '');
    const nonces = policies.map((policy) => /script-src 'nonce-([^']+)' 'strict-dynamic';/.exec(policy)?.[1]);
    expect(nonces[0]).toBeDefined();
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(policies[0]).not.toMatch(/unsafe/);
    for (const rule of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ]) {
      expect(policies[0]).toContain(rule);
    }
    const html = await first.text();
    expect(html).toContain(`nonce="${nonces[0]}"`);
    const bare = [...html.matchAll(/<(?:script|style)\b(?![^>]*\bnonce=)[^>]*>/g)];
    expect(bare.map(([tag]) => tag)).toEqual([]);
    expect(html).not.toMatch(/<[^>]+\sstyle="/);
  });

  it('is there on pages, answers and refusals alike', async () => {
    for (const path of ['/sign-in', '/nothing-here', '/api/v1/me', '/api/v1/nothing', '/api/auth/csrf']) {
      const { headers } = await jar.fetch('GET', path);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('x-frame-options'), path).toBe('DENY');
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
      expect(headers.get('permissions-policy'), path).toContain('camera=()');
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control'), path).toContain('no-store');
      expect(headers.get('x-powered-by'), path).toBeNull();
      expect(headers.get('strict-transport-security'), path).toBeNull();
    }
  });
});
