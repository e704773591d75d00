import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
const { handleRequest } = await import('@/lib/api/handle-request');
afterAll(() => here.end());

describe('one’s own tokens', () => {
  it('are shown once, used, listed without their secret, and revoked', async () => {
    const ana = await here.person('ana');
    const made = await ana.api.call('POST', '/tokens', { label: 'build' });
    expect(made.status).toBe(201);
    expect(made.body.token).toMatch(/^wht_/);
    const byToken = here.anonymous.as(made.body.token);
    expect((await byToken.ok('GET', '/me')).credential).toMatchObject({ kind: 'token', label: 'build' });
    const list = await ana.api.ok('GET', '/tokens');
    expect(list.items).toMatchObject([{ id: made.body.id, label: 'build' }]);
    expect(JSON.stringify(list)).not.toContain(made.body.token);
    expect((await byToken.call('POST', '/me/password', { oldPassword: 'x', newPassword: 'y' })).status).toBe(
      403,
    );
    const bob = await here.person('bob');
    expect((await bob.api.call('DELETE', `/tokens/${made.body.id}`)).status).toBe(404);
    expect((await ana.api.call('DELETE', `/tokens/${made.body.id}`)).status).toBe(204);
    expect((await byToken.call('GET', '/me')).status).toBe(401);
  });

  it('refuse an end in the past', async () => {
    const wish = { label: 'late', expiresAt: '2001-01-01T00:00:00Z' };
    expect((await here.admin.call('POST', '/tokens', wish)).status).toBe(422);
  });
});

describe('one’s own sessions', () => {
  it('are listed and ended', async () => {
    const ana = await here.person('ana');
    const second = await here.signedIn(ana.username, ana.password);
    const list = (await ana.api.ok('GET', '/sessions')).items;
    expect(list).toHaveLength(2);
    const other = list.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
    expect((await ana.api.call('DELETE', `/sessions/${other.id}`)).status).toBe(204);
    expect((await second.call('GET', '/me')).status).toBe(401);
    expect((await ana.api.call('DELETE', `/sessions/${other.id}`)).status).toBe(404);
  });
});

describe('one’s own client bundles', () => {
  it('are zips with exactly what a docker context takes, listed and revoked', async () => {
    const ana = await here.person('ana');
    const { token } = await here.anonymous.ok('POST', '/auth/login', {
      username: ana.username,
      password: ana.password,
    });
    const answer = await handleRequest(
      here.routes,
      new Request('http://127.0.0.1/api/v1/bundles', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ cluster: 'local', label: 'laptop' }),
      }),
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    expect(Object.keys(files).sort()).toEqual([
      'meta.json',
      'tls/docker/ca.pem',
      'tls/docker/cert.pem',
      'tls/docker/key.pem',
    ]);
    const [bundle] = (await ana.api.ok('GET', '/bundles')).items;
    expect(bundle).toMatchObject({ cluster: 'local', label: 'laptop' });
    expect((await ana.api.call('DELETE', `/bundles/${bundle.id}`)).status).toBe(204);
    expect((await ana.api.ok('GET', '/bundles')).items).toEqual([]);
    expect((await ana.api.call('POST', '/bundles', { cluster: 'none' })).status).toBe(404);
  });
});
