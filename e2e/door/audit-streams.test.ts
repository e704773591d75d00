import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { processOf } from '@/e2e/fixtures/product-process';
import { stand } from '@/e2e/fixtures/stand';
import { SyslogSink } from '@/e2e/fixtures/syslog-sink';
import { TestAuthority } from '@/e2e/fixtures/test-authority';
import { WebhookSink } from '@/e2e/fixtures/webhook-sink';
import { waitFor } from '@/e2e/wait-for';
import { readChainLine } from '@/lib/audit/chain-line';
import type { MadeStream, StreamView } from '@/lib/audit-log/streams/schema';
import { isGenuine } from '@/lib/webhooks/signature';

const soon = { timeoutMs: 50_000, intervalMs: 100 };

describe('streams of the audit log', () => {
  let admin: Person;
  let search: string;
  const streams: string[] = [];
  const ends: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    admin = await stand.admin();
    await admin.api.put('/webhook-networks', { networks: ['127.0.0.0/8'] });
    search = (await admin.api.post('/audit/searches', { name: stand.unique('s'), filter: {} })).id;
  });

  afterEach(async () => {
    for (const id of streams.splice(0)) await admin.api.delete(`/audit/streams/${id}`);
    for (const end of ends.splice(0)) await end();
  });

  afterAll(() => admin.api.delete(`/audit/searches/${search}`));

  /** Entries by the number that the first and the last of them have. */
  const makeEntries = async (count: number) => {
    for (let each = 0; each < count; each += 1) {
      await admin.api.patch(`/audit/searches/${search}`, { filter: { text: `t${each}` } });
    }
  };
  const add = async (body: object): Promise<MadeStream> => {
    const made = await admin.api.post('/audit/streams', { name: stand.unique('stream'), ...body });
    streams.push(made.id);
    return made;
  };
  const read = (id: string): Promise<StreamView> => admin.api.get(`/audit/streams/${id}`);
  const syslog = async (...keys: Parameters<typeof SyslogSink.start>) => {
    const sink = await SyslogSink.start(...keys);
    ends.push(() => sink.stop());
    return sink;
  };
  /** All that was recorded since the stream was made arrived, each at least once. */
  const expectNoGap = async (made: MadeStream, numbers: () => number[]) => {
    const first = Number(made.sentUpTo) + 1;
    await waitFor('all to be sent', async () => (await read(made.id)).behind === 0, soon);
    const last = Number((await read(made.id)).sentUpTo);
    const got = new Set(numbers());
    const missing = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
      (number) => !got.has(number),
    );
    expect(missing).toEqual([]);
    return last - first + 1;
  };

  it('go to a syslog server over TCP, octet counted, and each can be checked by its hash', async () => {
    const sink = await syslog();
    const made = await add({ url: sink.url });
    expect(made).toMatchObject({ kind: 'syslog', secret: null });
    await makeEntries(5);
    expect(await expectNoGap(made, () => sink.numbers)).toBeGreaterThanOrEqual(5);
    const [message = ''] = sink.messages;
    expect(message).toMatch(
      /^<1\d\d>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \S+ wheelhouse - \S+ \[wheelhouse@32473 /,
    );
    const entry = readChainLine(message.slice(message.indexOf('\ufeff') + 1));
    expect(entry).not.toBeNull();
    const hash = createHash('sha256')
      .update(entry?.prevHash ?? '')
      .update(`${entry?.seq}:${entry?.canonical}`);
    expect(hash.digest('hex')).toBe(Buffer.from(entry?.hash ?? '').toString('hex'));
  });

  it('go over TLS to whom the given authority vouches for, and to nobody else', async () => {
    const authority = await TestAuthority.make('logs');
    const { certificatePem: cert, keyPem: key } = await authority.server(['127.0.0.1']);
    const sink = await syslog({ cert, key });
    const made = await add({ url: sink.url });
    await makeEntries(1);
    const failed = await waitFor('a failure', async () => {
      const stream = await read(made.id);
      return stream.failures > 0 ? stream : undefined;
    });
    expect(failed.lastError).toMatch(/certificate/);
    expect(sink.messages).toEqual([]);
    await admin.api.patch(`/audit/streams/${made.id}`, { authority: authority.pem });
    await expectNoGap(made, () => sink.numbers);
    expect(await read(made.id)).toMatchObject({ failures: 0, lastError: '' });
  });

  it('lose nothing to a syslog server that dies in the middle, again and again', async () => {
    const sink = await syslog();
    const made = await add({ url: sink.url });
    sink.behaviour = 'reset';
    await makeEntries(12);
    await waitFor('failures', async () => (await read(made.id)).failures > 1, soon);
    expect((await read(made.id)).behind).toBeGreaterThan(5);
    sink.behaviour = 'take';
    await admin.api.post(`/audit/streams/${made.id}/test`);
    await expectNoGap(made, () => sink.numbers);
  });

  it('lose nothing while the receiver is away and the process that sends is killed', async () => {
    const first = await syslog();
    const made = await add({ url: first.url });
    const { port } = first;
    await makeEntries(3);
    await first.stop();
    const pidBefore = processOf('worker.js', stand.facts.consoleUrl);
    expect(pidBefore).toBeDefined();
    await makeEntries(3);
    process.kill(pidBefore ?? 0, 'SIGKILL');
    await makeEntries(3);
    await waitFor(
      'another worker',
      () => {
        const pid = processOf('worker.js', stand.facts.consoleUrl);
        return pid !== undefined && pid !== pidBefore;
      },
      soon,
    );
    const second = await SyslogSink.start(null, port);
    ends.splice(0, ends.length, () => second.stop());
    await expectNoGap(made, () => [...first.numbers, ...second.numbers]);
  });

  it('go to a collector in signed batches, and again what it did not confirm', async () => {
    const sink = await WebhookSink.start();
    ends.push(() => sink.stop());
    const made = await add({ url: sink.url });
    sink.behaviour = 500;
    await makeEntries(4);
    await waitFor('a failure', async () => (await read(made.id)).failures > 0, soon);
    expect((await read(made.id)).lastError).toContain('The collector answered 500. said by the sink');
    sink.behaviour = 'break';
    await waitFor('another', async () => (await read(made.id)).failures > 1, soon);
    sink.received.splice(0);
    sink.behaviour = 204;
    await expectNoGap(made, () =>
      sink.received.flatMap(({ body }) =>
        body
          .trim()
          .split('\n')
          .map((line) => Number(readChainLine(line)?.seq)),
      ),
    );
    for (const { headers, body, at } of sink.received) {
      expect(headers['content-type']).toBe('application/x-ndjson');
      expect(
        isGenuine(made.secret ?? '', body, String(headers['wheelhouse-signature']), Math.floor(at / 1_000)),
      ).toBe(true);
      expect(headers['wheelhouse-entries']).toMatch(/^\d+-\d+$/);
    }
    expect(JSON.stringify(await admin.api.get('/audit/streams'))).not.toContain(made.secret);
  });

  it('can be tested, and say what is wrong', async () => {
    const sink = await syslog();
    const made = await add({ url: sink.url });
    expect(await admin.api.post(`/audit/streams/${made.id}/test`)).toMatchObject({ isTaken: true });
    expect(sink.messages.some((message) => message.includes('"test":true'))).toBe(true);
    await admin.api.patch(`/audit/streams/${made.id}`, { url: 'syslog+tcp://127.0.0.1:9' });
    expect(await admin.api.post(`/audit/streams/${made.id}/test`)).toMatchObject({
      isTaken: false,
      detail: expect.stringContaining('cannot be reached'),
    });
  });

  it.each([
    'syslog://127.0.0.1:514',
    'syslog+udp://127.0.0.1:514',
    'syslog+tcp://169.254.169.254:514',
    'syslog+tls://10.1.2.3',
    'https://10.1.2.3/x',
    'ftp://logs.example',
    'https://user:pass@logs.example/',
    'syslog+tcp://logs.example/path',
  ])('do not go to %s', async (url) => {
    await expect(admin.api.post('/audit/streams', { name: stand.unique('bad'), url })).rejects.toThrow(/422/);
  });
});
