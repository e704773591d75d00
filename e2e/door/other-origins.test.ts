import { beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { DoorClient } from '@/e2e/fixtures/door';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

/** A cookie goes along with whatever any page asks; so it counts for our own pages only. */
describe('pages of other origins', () => {
  let ana: Person;
  let container: string;

  beforeAll(async () => {
    const shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    container = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', 'sleep', '3600');
  });

  it('open no terminal', async () => {
    const { json } = await ana.door.post(`/v1.41/containers/${container}/exec`, {
      Cmd: ['sh'],
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      Tty: true,
    });
    const cookie = `wheelhouse_session=${ana.token}`;
    const url = `${stand.facts.consoleUrl.replace('http', 'ws')}/clusters/local/v1.41/exec/${json.Id}/start?tty=1`;
    const opened = (headers: Record<string, string>) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(url, { headers });
        socket.once('open', () => {
          socket.terminate();
          resolve(101);
        });
        socket.once('unexpected-response', (_, answer) => {
          socket.terminate();
          resolve(answer.statusCode ?? 0);
        });
        socket.once('error', () => resolve(0));
      });
    expect(await opened({ cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await opened({ cookie, origin: `${stand.facts.consoleUrl}.evil.example` })).toBe(403);
    expect(await opened({ cookie, origin: 'null' })).toBe(403);
    expect(await opened({ cookie, origin: stand.facts.consoleUrl, 'sec-fetch-site': 'cross-site' })).toBe(
      403,
    );
    expect(await opened({ cookie })).toBe(403);
    expect(await opened({ origin: stand.facts.consoleUrl })).toBe(401);
    expect(await opened({ cookie, origin: stand.facts.consoleUrl, 'sec-fetch-site': 'same-origin' })).toBe(
      101,
    );
  });

  it('change nothing with the cookie', async () => {
    const cookie = `wheelhouse_session=${ana.token}`;
    const attempt = (headers: Record<string, string>) =>
      new DoorClient(stand.facts.consoleUrl, { cookie, ...headers }).post(
        `/v1.41/containers/${container}/stop?t=0`,
      );
    const crossOrigin: Record<string, string>[] = [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site', origin: 'http://sub.127.0.0.1' },
      { origin: 'null' },
      {},
    ];
    for (const headers of crossOrigin) {
      expect((await attempt(headers)).status, JSON.stringify(headers)).toBe(403);
    }
    expect((await stand.engine.container(container))?.State.Running).toBe(true);
    const rest = await fetch(`${stand.facts.consoleUrl}/api/v1/tokens`, {
      method: 'POST',
      headers: { cookie, origin: 'https://evil.example', 'content-type': 'application/json' },
      body: JSON.stringify({ label: 'stolen' }),
    });
    expect(rest.status).toBe(403);
  });

  it('and what containers print run nothing in ours', async () => {
    for (const path of [
      `/containers/${container}/logs?stdout=1`,
      `/containers/${container}/json`,
      '/nothing',
    ]) {
      const { headers } = await ana.door.get(path);
      expect(headers['content-security-policy'], path).toMatch(/default-src 'none';.*; sandbox$/);
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(headers['cross-origin-resource-policy'], path).toBe('same-origin');
    }
  });
});
