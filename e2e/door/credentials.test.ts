import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DockerCli, dockerWithBundle, dockerWithToken } from '@/e2e/fixtures/docker-cli';
import { DoorClient } from '@/e2e/fixtures/door';
import type { Person } from '@/e2e/fixtures/person';
import { RawConnection, rawRequest } from '@/e2e/fixtures/raw-connection';
import { RestClient } from '@/e2e/fixtures/rest';
import { inside, stand } from '@/e2e/fixtures/stand';

/** Who may come in at all, and by which credential. */
describe('credentials at the door', () => {
  let ana: Person;
  let shop: string;
  let container: string;
  let ca: string;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    ca = ana.bundle.files['tls/docker/ca.pem'] ?? '';
    container = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', 'sleep', '3600');
  });

  it('the bundle is a Docker context, and nothing else is in it', async () => {
    expect(Object.keys(ana.bundle.files).sort()).toEqual([
      'meta.json',
      'tls/docker/ca.pem',
      'tls/docker/cert.pem',
      'tls/docker/key.pem',
    ]);
    const fresh = new DockerCli({ DOCKER_CONFIG: mkdtempSync(join(tmpdir(), 'wheelhouse-context-')) });
    await fresh.run('context', 'import', 'work', ana.bundle.zip);
    expect(await fresh.run('--context', 'work', 'ps', '-q', '--no-trunc')).toBe(container);
    await fresh.run('context', 'use', 'work');
    expect(await fresh.run('ps', '-q', '--no-trunc')).toBe(container);
  });

  it('on the console listener the same token opens the same door', async () => {
    const { status, json } = await ana.door.get('/v1.41/containers/json');
    expect(status).toBe(200);
    expect(json.map(({ Id }: { Id: string }) => Id)).toEqual([container]);
  });

  it.each([
    ['nothing', {}],
    ['an invented token', { authorization: `Bearer whs_${'A'.repeat(43)}` }],
    ['no token', { authorization: 'Bearer ' }],
    ['basic credentials', { authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}` }],
    ['an invented cookie', { cookie: `wheelhouse_session=whs_${'A'.repeat(43)}` }],
    [
      'headers of our own',
      { 'x-wheelhouse-user': 'admin', 'x-wheelhouse-actor': 'admin', 'x-forwarded-user': 'admin' },
    ],
    [
      'the bypass of a middleware',
      { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    ],
  ])(
    'with %s the console listener opens no engine and no record',
    async (_, headers: Record<string, string>) => {
      const door = new DoorClient(stand.facts.consoleUrl, headers);
      for (const path of [
        '/v1.41/containers/json',
        '/v1.41/info',
        '/v1.41/events',
        `/v1.41/containers/${container}/json`,
      ]) {
        const { status, json } = await door.get(path);
        expect(status, path).toBe(401);
        expect(json).toEqual({ message: expect.any(String) });
      }
      for (const path of ['/users', '/audit', '/grants', '/clusters', '/collections']) {
        const answer = await fetch(`${stand.facts.consoleUrl}/api/v1${path}`, { headers });
        expect(answer.status, path).toBe(401);
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
      }
      for (const page of [
        '/',
        '/apps',
        '/desk',
        '/admin/people',
        '/account/profile',
        '/ops/local/containers',
      ]) {
        const answer = await fetch(`${stand.facts.consoleUrl}${page}`, { headers, redirect: 'manual' });
        // Next answers a page that began to stream with 200 and sends the redirection in it.
        const to =
          answer.headers.get('location') ?? /NEXT_REDIRECT;[a-z]+;([^;]+);/.exec(await answer.text())?.[1];
        expect(to, page).toContain('/sign-in');
      }
    },
  );

  it('a token in the address is no credential', async () => {
    const door = new DoorClient(stand.facts.consoleUrl, {});
    for (const key of ['token', 'access_token', 'authorization', 'wheelhouse_session']) {
      expect(
        (await door.get(`/v1.41/containers/json?${key}=${ana.token}`)).status,
        key,
      ).toBeGreaterThanOrEqual(400);
    }
  });

  it('the Docker listener lets nobody in without a credential', async () => {
    const trusting = dockerWithToken(stand.facts.dockerAddress, 'whs_nobody', ca);
    expect(await trusting.refused('ps')).not.toContain(container);
    const connection = await RawConnection.toDockerListener({ ca });
    connection.send(rawRequest('GET /v1.41/containers/json'));
    expect(await connection.status()).toBe(401);
    connection.destroy();
  });

  it('a certificate of some other authority is worth nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-forged-'));
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
    // The same names as in ours, signed by itself.
    const subject = execFileSync('openssl', ['x509', '-noout', '-subject', '-nameopt', 'compat'], {
      input: ana.bundle.files['tls/docker/cert.pem'],
      encoding: 'utf8',
    })
      .replace(/^subject=\s*/, '')
      .trim();
    openssl(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '9'],
      ...[
        '-subj',
        subject.startsWith('/') ? subject : `/CN=${ana.username}`,
        '-keyout',
        'key.pem',
        '-out',
        'cert.pem',
      ],
    );
    const forged = {
      ca,
      cert: readFileSync(join(folder, 'cert.pem'), 'utf8'),
      key: readFileSync(join(folder, 'key.pem'), 'utf8'),
    };
    const outcome = await RawConnection.toDockerListener(forged).then(
      async (connection) => {
        connection.send(rawRequest('GET /v1.41/containers/json'));
        return connection.status();
      },
      () => 0,
    );
    expect([0, 401]).toContain(outcome);
  });

  it('a certificate signed by a client certificate is worth nothing', async () => {
    const folder = ana.bundle.certificates;
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
    openssl(
      'req',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      '/CN=admin',
      '-keyout',
      'k2.pem',
      '-out',
      'r2.pem',
    );
    openssl(
      'x509',
      '-req',
      '-in',
      'r2.pem',
      '-CA',
      'cert.pem',
      '-CAkey',
      'key.pem',
      '-set_serial',
      '77',
      '-days',
      '9',
      '-out',
      'c2.pem',
    );
    const chain = `${readFileSync(join(folder, 'c2.pem'), 'utf8')}${readFileSync(join(folder, 'cert.pem'), 'utf8')}`;
    const outcome = await RawConnection.toDockerListener({
      ca,
      cert: chain,
      key: readFileSync(join(folder, 'k2.pem'), 'utf8'),
    }).then(
      async (connection) => {
        connection.send(rawRequest('GET /v1.41/containers/json'));
        return connection.status();
      },
      () => 0,
    );
    expect([0, 401]).toContain(outcome);
  });

  it('the Docker listener speaks TLS only', async () => {
    const [, port] = stand.facts.dockerAddress.split(':');
    await expect(fetch(`http://127.0.0.1:${port}/_ping`)).rejects.toThrow();
  });

  it('a certificate is good for the cluster it was made for', async () => {
    const name = stand.unique('other').replace('-', '');
    const admin = await stand.admin();
    await admin.api.post('/clusters', { name, endpoint: `unix://${stand.facts.engine.socket}` });
    try {
      const connection = await RawConnection.toDockerListener({
        ca,
        cert: ana.bundle.files['tls/docker/cert.pem'] ?? '',
        key: ana.bundle.files['tls/docker/key.pem'] ?? '',
      });
      connection.send(rawRequest(`GET /clusters/${name}/v1.41/containers/json`));
      expect([403, 404]).toContain(await connection.status());
      connection.destroy();
    } finally {
      await admin.api.delete(`/clusters/${name}`);
    }
  });

  it("a client certificate counts on the Docker listener, with a bundle of one's own for each", async () => {
    const ben = await stand.person('ben');
    const mixed = dockerWithBundle(stand.facts.dockerAddress, ben.bundle.certificates);
    expect(await mixed.run('ps', '-aq')).toBe('');
  });

  it('a person reaches no administration', async () => {
    for (const [method, path, body] of [
      ['POST', '/users', { username: stand.unique('x'), password: 'long enough a password' }],
      ['POST', '/teams', { name: stand.unique('x') }],
      ['POST', '/grants', { subject: `user:${ana.username}`, role: 'Admin', collection: '/' }],
      ['POST', '/collections', { path: `/Shared/${stand.unique('x')}` }],
      ['POST', '/roles', { name: stand.unique('x'), operations: ['container.view'] }],
      ['POST', '/clusters', { name: 'mine', endpoint: 'unix:///var/run/docker.sock' }],
      ['POST', '/image-prefixes', { prefix: 'docker.io/library/x', collection: shop }],
      ['PUT', '/placements', { cluster: 'local', kind: 'container', id: container, collection: '/Shared' }],
    ] as const) {
      const { status, body: answer } = await ana.api.call(method, path, body);
      expect(status, `${method} ${path}`).toBe(403);
      expect(answer.detail, `${method} ${path}`).toMatch(/[a-z-]+\.[a-z]+/);
    }
    expect((await ana.api.get('/audit')).items).toEqual([]);
  });

  it('sign-in tells nothing about accounts', async () => {
    const anonymous = new RestClient(stand.facts.consoleUrl);
    const wrong = await anonymous.call('POST', '/auth/login', {
      username: ana.username,
      password: 'wrong password',
    });
    const nobody = await anonymous.call('POST', '/auth/login', {
      username: stand.unique('nobody'),
      password: 'wrong password',
    });
    expect(wrong.status).toBe(401);
    expect(nobody.status).toBe(401);
    expect(nobody.body.detail).toBe(wrong.body.detail);
  });
});
