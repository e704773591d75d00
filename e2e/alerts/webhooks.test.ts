import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { WebhookSink } from '@/e2e/fixtures/webhook-sink';
import { waitFor } from '@/e2e/wait-for';
import type { DeliveryView, MadeWebhook } from '@/lib/webhooks/schema';
import { isGenuine } from '@/lib/webhooks/signature';

const soon = { timeoutMs: 40_000, intervalMs: 100 };
const loopback = ['127.0.0.0/8'];

describe('webhooks', () => {
  let admin: Person;
  let sink: WebhookSink;
  let webhook: MadeWebhook;

  beforeAll(async () => {
    admin = await stand.admin();
    sink = await WebhookSink.start();
    await admin.api.put('/webhook-networks', { networks: loopback });
    webhook = await admin.api.post('/webhooks', {
      name: stand.unique('chat'),
      url: sink.url,
      collection: await stand.collection('nothing'),
    });
  });

  afterAll(async () => {
    await admin.api.delete(`/webhooks/${webhook.id}`);
    await sink.stop();
  });

  const deliveryOf = async (id: string): Promise<DeliveryView | undefined> =>
    (await admin.api.get(`/webhooks/${webhook.id}/deliveries`)).items.find(
      (each: DeliveryView) => each.id === id,
    );
  const until = (id: string, is: (delivery: DeliveryView) => boolean) =>
    waitFor(
      'the message',
      async () => {
        const delivery = await deliveryOf(id);
        return delivery && is(delivery) ? delivery : undefined;
      },
      soon,
    );
  const test = async (): Promise<string> => (await admin.api.post(`/webhooks/${webhook.id}/test`)).id;
  const receivedAs = (id: string) =>
    sink.received.filter(({ headers }) => headers['wheelhouse-delivery'] === id);

  it('show their secret once, and send what it signs', async () => {
    expect(webhook.secret).toMatch(/^whsec_[\w-]{43}$/);
    expect(JSON.stringify(await admin.api.get('/webhooks'))).not.toContain(webhook.secret);
    sink.behaviour = 204;
    const id = await test();
    expect(await until(id, ({ state }) => state === 'delivered')).toMatchObject({
      attempts: 1,
      lastStatus: 204,
    });
    const [message, ...more] = receivedAs(id);
    expect(more).toEqual([]);
    const signature = String(message?.headers['wheelhouse-signature']);
    expect(isGenuine(webhook.secret, message?.body ?? '', signature, Date.now() / 1_000)).toBe(true);
    expect(isGenuine('another secret', message?.body ?? '', signature, Date.now() / 1_000)).toBe(false);
    expect(message?.headers).toMatchObject({
      'wheelhouse-event': 'test',
      'content-type': 'application/json',
    });
    expect(JSON.parse(message?.body ?? '')).toMatchObject({ id, event: 'test' });
  });

  it.each([
    ['fails', 500, /answered 500.*said by the sink/],
    ['redirects', 302, /Redirects are not followed/],
    ['breaks the connection', 'break', /socket hang up|ECONNRESET/],
    ['hangs', 'hang', /No answer within 10 seconds/],
  ] as const)(
    'are tried again when the receiver %s, under the same id, until it is back',
    async (_, behaviour, error) => {
      sink.behaviour = behaviour;
      const id = await test();
      const failed = await until(id, ({ attempts }) => attempts > 0);
      expect(failed).toMatchObject({ state: 'waiting' });
      expect(failed.lastError).toMatch(error);
      expect(failed.nextTryAt).not.toBeNull();
      sink.behaviour = 200;
      await until(id, ({ state }) => state === 'delivered');
      const messages = receivedAs(id);
      expect(messages.length).toBeGreaterThan(1);
      expect(new Set(messages.map(({ body }) => body)).size).toBe(1);
    },
    60_000,
  );

  it('send a message again when asked', async () => {
    const id = await test();
    await until(id, ({ state }) => state === 'delivered');
    await admin.api.post(`/webhooks/${webhook.id}/deliveries/${id}/send-again`);
    await waitFor('the message again', () => receivedAs(id).length === 2, soon);
  });

  it('wait while they are switched off', async () => {
    await admin.api.patch(`/webhooks/${webhook.id}`, { isEnabled: false });
    const id = await test();
    const waiting = await until(id, ({ lastError }) => lastError !== '');
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(receivedAs(id)).toEqual([]);
    await admin.api.patch(`/webhooks/${webhook.id}`, { isEnabled: true });
    await admin.api.post(`/webhooks/${webhook.id}/deliveries/${id}/send-again`);
    await until(id, ({ state }) => state === 'delivered');
  });

  it.each([
    'http://127.0.0.1:1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://10.0.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/',
    'http://0/',
    'ftp://9.9.9.9/',
    'http://user:password@9.9.9.9/',
    'file:///etc/passwd',
    'nonsense',
  ])('are not made for %s', async (url) => {
    await admin.api.put('/webhook-networks', { networks: [] });
    const answer = await admin.api.call('POST', '/webhooks', { name: stand.unique('inside'), url });
    await admin.api.put('/webhook-networks', { networks: loopback });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].path).toBe('body.url');
  });

  it('look again where a name leads each time that they send', async () => {
    sink.behaviour = 204;
    const { port } = new URL(sink.url);
    await admin.api.put('/webhook-networks', { networks: [] });
    const named: MadeWebhook = await admin.api.post('/webhooks', {
      name: stand.unique('named'),
      url: `http://localhost:${port}/`,
    });
    const before = sink.received.length;
    const { id } = await admin.api.post(`/webhooks/${named.id}/test`);
    await waitFor(
      'the refusal',
      async () => {
        const { items } = await admin.api.get(`/webhooks/${named.id}/deliveries`);
        const found = items.find((each: DeliveryView) => each.id === id);
        return found?.lastError.includes('is not a public address');
      },
      soon,
    );
    expect(sink.received.length).toBe(before);
    await admin.api.delete(`/webhooks/${named.id}`);
    await admin.api.put('/webhook-networks', { networks: loopback });
  });

  it('are nobody’s but who holds alert.manage on the whole; what they may reach needs cluster.manage', async () => {
    const shop = await stand.collection('shop');
    const people = [
      await stand.person('ana', { on: shop }),
      await stand.person('vera', { role: 'View Only', on: '/' }),
    ];
    const routes = [
      ['GET', '/webhooks'],
      ['POST', '/webhooks', { name: 'x', url: sink.url }],
      ['GET', `/webhooks/${webhook.id}`],
      ['PATCH', `/webhooks/${webhook.id}`, { url: 'https://9.9.9.9/' }],
      ['DELETE', `/webhooks/${webhook.id}`],
      ['POST', `/webhooks/${webhook.id}/test`],
      ['GET', `/webhooks/${webhook.id}/deliveries`],
      ['POST', `/webhooks/${webhook.id}/deliveries/${webhook.id}/send-again`],
      ['GET', '/webhook-networks'],
      ['PUT', '/webhook-networks', { networks: ['0.0.0.0/0'] }],
    ] as const;
    for (const person of people) {
      for (const [method, path, body] of routes) {
        const answer = await person.api.call(method, path, body);
        expect(answer.status).toBe(403);
        expect(JSON.stringify(answer.body)).not.toContain(webhook.name);
      }
    }
    expect(await admin.api.get(`/webhooks/${webhook.id}`)).toMatchObject({ url: sink.url });
    const role = stand.unique('Alerting');
    await admin.api.post('/roles', { name: role, operations: ['alert.manage'] });
    const olga = await stand.person('olga', { role, on: '/' });
    expect((await olga.api.call('GET', '/webhooks')).status).toBe(200);
    const opened = await olga.api.call('PUT', '/webhook-networks', { networks: ['0.0.0.0/0'] });
    expect(opened.status).toBe(403);
    expect(opened.body.detail).toContain('cluster.manage on /');
  });

  it('leave neither their secret nor the path of their URL in the audit log', async () => {
    const { items } = await admin.api.get(`/audit?resource=${webhook.id}&limit=100`);
    expect(items.length).toBeGreaterThan(0);
    const text = JSON.stringify(items);
    expect(text).not.toContain(webhook.secret);
    expect(text).not.toContain('/hook"');
  });
});
