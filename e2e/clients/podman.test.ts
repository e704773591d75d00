import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stand } from '@/e2e/fixtures/stand';
import { tryRun } from '@/e2e/lab/command';

/**
 * podman's remote client speaks to unix sockets and asks for podman's own API first, which no Docker
 * engine has. Through the door it is told the same, and no more.
 */
let server: Server;
const socket = join(mkdtempSync(join(tmpdir(), 'wheelhouse-podman-')), 'door.sock');

beforeAll(async () => {
  const { bundle } = await stand.admin();
  const [host = '', port] = stand.facts.dockerAddress.split(':');
  const pem = (name: string) => readFileSync(join(bundle.certificates, `${name}.pem`));
  const tls = { host, port: Number(port), ca: pem('ca'), cert: pem('cert'), key: pem('key') };
  server = createServer((client) => {
    const door = connect(tls);
    client.pipe(door).pipe(client);
    for (const side of [client, door]) {
      side.on('error', () => {
        client.destroy();
        door.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
});

afterAll(() => server.close());

const podman = (at: string, ...command: string[]) =>
  tryRun('podman', ['--remote', '--url', `unix://${at}`, ...command]);

it.each([['version'], ['info'], ['ps', '-a'], ['images'], ['run', '--rm', 'busybox', 'true']])(
  'podman --remote %s ends as it does at the engine',
  async (...command) => {
    const [there, here] = await Promise.all([
      podman(stand.facts.engine.socket, ...command),
      podman(socket, ...command),
    ]);
    // The engine has no such path; to the door, v4.3.1 is no version of Docker's API.
    expect({ ...here, stderr: here.stderr.replace('400', '404') }).toEqual(there);
    expect(there.stderr).toContain('ping response was 404');
  },
);
