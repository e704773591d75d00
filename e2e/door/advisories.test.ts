import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { RawConnection, rawRequest } from '@/e2e/fixtures/raw-connection';
import { inside, stand } from '@/e2e/fixtures/stand';

/** One test for each public advisory about doors of this kind that concerns a route we have. */
describe('public advisories', () => {
  let ana: Person;
  let shop: string;
  let own: string;
  let victim: string;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    own = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', 'sleep', '3600');
    victim = await stand.dockerAtEngine.run('run', '-d', 'busybox', 'sleep', '3600');
  });

  const create = (body: object) => ana.door.post('/v1.41/containers/create', { Image: 'busybox', ...body });

  it('CVE-2026-44848: plugins are not open', async () => {
    expect(await ana.door.get('/v1.41/plugins')).toMatchObject({ status: 200, json: [] });
    for (const [method, path] of [
      ['GET', '/v1.41/plugins/privileges?remote=x'],
      ['POST', '/v1.41/plugins/pull?remote=x'],
      ['POST', '/v1.41/plugins/create?name=x'],
      ['POST', '/v1.41/plugins/x/enable'],
    ] as const) {
      expect([403, 404], path).toContain((await ana.door.ask(method, path)).status);
    }
    expect(await stand.engine.ask('GET', '/plugins')).toMatchObject({ status: 200, body: [] });
  });

  it('CVE-2026-44849: what create checks, update checks too', async () => {
    for (const body of [
      { Devices: [{ PathOnHost: '/dev/kmsg', PathInContainer: '/dev/kmsg', CgroupPermissions: 'rwm' }] },
      { DeviceCgroupRules: ['a *:* rwm'] },
      { Privileged: true },
      { CgroupParent: '/' },
      { Memory: -1, OomKillDisable: true },
      { Binds: ['/:/host'] },
    ]) {
      const { status } = await ana.door.post(`/v1.41/containers/${own}/update`, body);
      expect(status, JSON.stringify(body)).toBeGreaterThanOrEqual(400);
      expect(status, JSON.stringify(body)).toBeLessThan(500);
    }
    expect((await stand.engine.container(own))?.HostConfig).toMatchObject({
      Privileged: false,
      DeviceCgroupRules: null,
    });
  });

  it('CVE-2026-44850: a bind is a bind wherever it is written', async () => {
    const before = await stand.engine.containerNames();
    for (const HostConfig of [
      { Binds: ['/:/host'] },
      { Binds: ['/etc:/etc:ro,z'] },
      { Binds: ['/var/run/docker.sock:/x'] },
      { Binds: ['./relative:/x'] },
      { Binds: ['../..:/x'] },
      { Mounts: [{ Type: 'bind', Source: '/', Target: '/host' }] },
      { Mounts: [{ Type: 'Bind', Source: '/', Target: '/host' }] },
      { Mounts: [{ Type: 'npipe', Source: '/', Target: '/host' }] },
      { Mounts: [{ Type: 'image', Source: 'busybox', Target: '/host' }] },
      { Mounts: [{ Type: 'volume', Source: '/', Target: '/host' }] },
      {
        Mounts: [
          {
            Type: 'volume',
            Source: 'inline-bind',
            Target: '/host',
            VolumeOptions: {
              DriverConfig: { Name: 'local', Options: { type: 'none', o: 'bind', device: '/' } },
            },
          },
        ],
      },
    ]) {
      const { status, text } = await create({ HostConfig });
      expect(status, `${JSON.stringify(HostConfig)} ${text}`).toBeGreaterThanOrEqual(400);
      expect(status, `${JSON.stringify(HostConfig)} ${text}`).toBeLessThan(500);
    }
    expect(await stand.engine.containerNames()).toEqual(before);
    expect(await stand.engine.hasVolume('inline-bind')).toBe(false);
  });

  it('CVE-2026-44883: no token in an address', async () => {
    const connection = await RawConnection.toConsole();
    connection.send(rawRequest(`GET /clusters/local/v1.41/exec/x/start?token=${ana.token}`));
    expect([400, 401]).toContain(await connection.status());
    connection.destroy();
  });

  it('CVE-2018-12678: no terminal without signing in', async () => {
    const { json } = await ana.door.post(`/v1.41/containers/${own}/exec`, {
      Cmd: ['sh'],
      AttachStdin: true,
      Tty: true,
    });
    const key = Buffer.alloc(16, 1).toString('base64');
    for (const path of [
      `exec/${json.Id}/start?tty=1`,
      `containers/${own}/attach?stream=1&stdin=1`,
      `containers/${own}/attach/ws`,
    ]) {
      const connection = await RawConnection.toConsole();
      connection.send(
        rawRequest(`GET /clusters/local/v1.41/${path}`, [
          'Connection: Upgrade',
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          `Sec-WebSocket-Key: ${key}`,
          `Origin: ${stand.facts.consoleUrl}`,
        ]),
      );
      expect([401, 403, 404], path).toContain(await connection.status());
      connection.destroy();
    }
  });

  it('CVE-2024-41110: an empty or absent length does not hide a body', async () => {
    const name = stand.unique('hidden');
    const body = JSON.stringify({ Image: 'busybox', HostConfig: { Privileged: true } });
    for (const framing of ['Content-Length: 0', 'Transfer-Encoding: identity']) {
      const connection = await RawConnection.toConsole();
      connection.send(
        `POST /clusters/local/v1.41/containers/create?name=${name} HTTP/1.1\r\nHost: door\r\n` +
          `Authorization: Bearer ${ana.token}\r\nContent-Type: application/json\r\n${framing}\r\n\r\n${body}`,
      );
      const status = await connection.status();
      expect(status === 0 || (status >= 400 && status < 500), `${framing} → ${status}`).toBe(true);
      connection.destroy();
    }
    expect(await stand.engine.container(name)).toBeUndefined();
  });

  it('CVE-2026-34040: a body too large to check is not passed on unchecked', async () => {
    const name = stand.unique('large');
    const body = {
      Image: 'busybox',
      Env: [`PADDING=${'x'.repeat(5 << 20)}`],
      HostConfig: { Privileged: true },
    };
    const connection = await RawConnection.toConsole();
    connection.send(
      rawRequest(
        `POST /clusters/local/v1.41/containers/create?name=${name}`,
        [`Authorization: Bearer ${ana.token}`, 'Content-Type: application/json'],
        JSON.stringify(body),
      ),
    );
    // It may hang up on whoever goes on sending.
    expect([413, 0]).toContain(await connection.status());
    connection.destroy();
    expect(await stand.engine.container(name)).toBeUndefined();
  });

  it('CVE-2026-24740: a filter is no way to what one may not see', async () => {
    const label = stand.unique('label');
    const labelled = await stand.dockerAtEngine.run(
      'run',
      '-d',
      '--label',
      `team=${label}`,
      'busybox',
      'sleep',
      '3600',
    );
    for (const filter of [`label=team=${label}`, `id=${labelled}`, 'status=running', `ancestor=busybox`]) {
      expect(await ana.docker.run('ps', '-aq', '--no-trunc', '--filter', filter)).not.toContain(labelled);
    }
    const { status } = await ana.door.post(`/v1.41/containers/${labelled}/exec`, { Cmd: ['sh'] });
    expect(status).toBe(404);
  });

  it('CVE-2025-29927: no header switches authorisation off', async () => {
    for (const value of [
      'middleware',
      'src/middleware',
      'proxy',
      Array(5).fill('middleware').join(':'),
      Array(5).fill('proxy').join(':'),
    ]) {
      const answer = await fetch(`${stand.facts.consoleUrl}/api/v1/users`, {
        headers: { 'x-middleware-subrequest': value },
      });
      expect(answer.status, value).toBe(401);
      const page = await fetch(`${stand.facts.consoleUrl}/admin/people`, {
        headers: { 'x-middleware-subrequest': value },
        redirect: 'manual',
      });
      expect(page.headers.get('location') ?? (await page.text()), value).toContain('/sign-in');
    }
  });

  it('the victim of all this runs on', async () => {
    expect((await stand.engine.container(victim))?.State.Running).toBe(true);
  });
});
