import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { rawRequest } from '@/e2e/fixtures/raw-connection';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const input = Buffer.alloc(8 * 1024 * 1024, 'input nobody takes\n');
const upgrade = ['Connection: Upgrade', 'Upgrade: tcp', 'Content-Type: application/json'];
const mebibyte = 1024 * 1024;

/** A client may go at any moment and without a word; nothing of it stays, at the door or at the engine. */
describe('clients that vanish', () => {
  let ana: Person;
  let bearer: string;
  /** Takes no input and says nothing. */
  let silent: string;
  let talking: string;

  beforeAll(async () => {
    const shop = await stand.collection('shop');
    const place = inside(shop);
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    bearer = `Authorization: Bearer ${ana.token}`;
    silent = await ana.docker.run('run', '-di', ...place, 'busybox', 'sleep', '3600');
    const talk = 'while sleep 0.1; do echo talking; done';
    talking = await ana.docker.run('run', '-di', ...place, 'busybox', 'sh', '-c', talk);
  });

  /** A connection to the console or to the Docker listener, and the TCP connection below. */
  async function connection(isEncrypted: boolean): Promise<{ socket: Socket; carrier: Socket }> {
    const { hostname, port } = new URL(
      isEncrypted ? `tcp://${stand.facts.dockerAddress}` : stand.facts.consoleUrl,
    );
    const carrier = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    await once(carrier, 'connect');
    const socket = isEncrypted
      ? connectTls({ ca: ana.bundle.files['tls/docker/ca.pem'], socket: carrier, host: hostname })
      : carrier;
    if (isEncrypted) await once(socket, 'secureConnect');
    for (const one of [socket, carrier]) one.on('error', () => one.destroy());
    return { socket, carrier };
  }

  async function execIn(container: string, Cmd: string[]): Promise<string> {
    const streams = { AttachStdin: true, AttachStdout: true, AttachStderr: true };
    const { json } = await ana.door.post(`/v1.41/containers/${container}/exec`, { Cmd, ...streams });
    return rawRequest(
      `POST /clusters/local/v1.41/exec/${json.Id}/start`,
      [bearer, ...upgrade],
      '{"Detach":false,"Tty":false}',
    );
  }

  const attach = (container: string) =>
    rawRequest(
      `POST /clusters/local/v1.41/containers/${container}/attach?stream=1&stdin=1&stdout=1&stderr=1`,
      [bearer, ...upgrade],
    );

  const logs = (container: string) =>
    rawRequest(`GET /clusters/local/v1.41/containers/${container}/logs?stdout=1&follow=1`, [bearer]);

  /** What a client does until it is gone. */
  type Conduct = 'floods' | 'ends its input' | 'reads nothing' | 'reads';

  async function vanish(request: string, conduct: Conduct, isEncrypted: boolean): Promise<void> {
    const { socket, carrier } = await connection(isEncrypted);
    socket.write(request);
    if (conduct !== 'reads nothing') socket.resume();
    if (conduct === 'floods') socket.write(input);
    if (conduct === 'ends its input') socket.end();
    await delay(Math.random() * 1_500);
    carrier.resetAndDestroy();
  }

  it('leave no connection to the engine, no open intent, no memory and no stuck container', async () => {
    const before = await waitFor('a quiet moment', steadyCount, { intervalMs: 200 });
    const memoryBefore = memoryOfGateway();
    const requests = async (): Promise<[string, Conduct][]> => [
      [attach(silent), 'floods'],
      [attach(silent), 'ends its input'],
      [attach(silent), 'reads'],
      [attach(talking), 'floods'],
      [attach(talking), 'reads nothing'],
      [await execIn(silent, ['sleep', '60']), 'floods'],
      [await execIn(silent, ['sleep', '61']), 'ends its input'],
      [await execIn(silent, ['timeout', '20', 'yes']), 'reads nothing'],
      [await execIn(talking, ['cat']), 'floods'],
      [logs(silent), 'reads'],
      [logs(talking), 'reads nothing'],
    ];
    const clients = [false, true].map(async (isEncrypted) =>
      Promise.all((await requests()).map(([request, conduct]) => vanish(request, conduct, isEncrypted))),
    );
    const attached = ana.docker.start('attach', talking);
    attached.type(input.toString('latin1'));
    await attached.prints('talking');
    await attached.kill();
    await Promise.all(clients);

    // Some idle ones are kept for the next reads, half a minute long; what samples statistics has four.
    await waitFor('the connections to end', () => engineConnections() <= before + 8, { timeoutMs: 45_000 });
    // What broke off before the engine answered is looked up, once it cannot happen any more.
    const haveEnded = async () => {
      const { items } = await (await stand.admin()).api.get(`/audit?actor=${ana.username}&limit=200`);
      return items.every(({ outcome }: { outcome: string }) => outcome !== 'pending');
    };
    await waitFor('the outcomes of all intents', haveEnded, { timeoutMs: 110_000 });
    for (const container of [silent, talking]) {
      expect(await ana.docker.run('exec', container, 'echo', 'still here')).toBe('still here');
    }
    expect(memoryOfGateway() - memoryBefore).toBeLessThan(128 * mebibyte);
  }, 240_000);

  /** The number of connections to the engine, once two counts in a row agree. */
  let lastCount = -1;
  function steadyCount(): number | false {
    const count = engineConnections();
    const isSteady = count === lastCount;
    lastCount = count;
    return isSteady && count;
  }

  /** The engine may hold its own end of one whose other end is gone: such a peer shows as 0. */
  function engineConnections(): number {
    const sockets = execFileSync('ss', ['-xH', 'state', 'connected'], { encoding: 'utf8' });
    return sockets
      .split('\n')
      .filter((line) => line.includes(stand.facts.engine.socket) && !/\* 0\s*$/.test(line)).length;
  }

  /** In bytes. */
  function memoryOfGateway(): number {
    const port = stand.facts.dockerAddress.split(':')[1];
    const listener = execFileSync('ss', ['-ltnpH', `sport = :${port}`], { encoding: 'utf8' });
    const status = readFileSync(`/proc/${/pid=(\d+)/.exec(listener)?.[1]}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
  }
});
