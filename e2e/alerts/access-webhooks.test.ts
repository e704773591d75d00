import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { WebhookSink } from '@/e2e/fixtures/webhook-sink';
import { waitFor } from '@/e2e/wait-for';
import type { MadeWebhook } from '@/lib/webhooks/schema';
import { isGenuine } from '@/lib/webhooks/signature';

/** Who asks, is granted, is declined, and that it ended: signed, to those that want to know, of their collection. */
describe('webhooks that are told of requests for access', () => {
  let admin: Person;
  let shop: string;
  const sinks: WebhookSink[] = [];
  const webhooks: MadeWebhook[] = [];

  beforeAll(async () => {
    admin = await stand.admin();
    shop = await stand.collection('shop');
    await admin.api.put('/webhook-networks', { networks: ['127.0.0.0/8'] });
    const places = [
      { collection: shop, tellsAccess: true },
      { collection: shop, tellsAccess: false },
      { collection: await stand.collection('other'), tellsAccess: true },
    ];
    for (const place of places) {
      const sink = await WebhookSink.start();
      sink.behaviour = 204;
      sinks.push(sink);
      const wish = { name: stand.unique('chat'), url: sink.url, ...place };
      webhooks.push(await admin.api.post('/webhooks', wish));
    }
  });

  afterAll(async () => {
    for (const { id } of webhooks) await admin.api.delete(`/webhooks/${id}`);
    for (const sink of sinks) await sink.stop();
  });

  it('says what became of each, in its order', async () => {
    const ana = await stand.person('ana', { role: 'View Only', on: shop });
    const wish = { collection: shop, reason: 'The shop hangs', minutes: 30 };
    const refused = await ana.api.post('/access-requests', { ...wish, operation: 'container.kill' });
    await admin.api.post(`/access-requests/${refused.id}/decline`, { answer: 'No' });
    const asked = await ana.api.post('/access-requests', { ...wish, operation: 'container.exec' });
    const { granted } = await admin.api.post(`/access-requests/${asked.id}/approve`, {});
    const expiresAt = new Date(Date.now() + 2_000).toISOString();
    await admin.api.patch(`/grants/${granted.grant}`, { expiresAt });
    const [told] = sinks;
    const events = () => told?.received.map(({ body }) => JSON.parse(body)) ?? [];
    await waitFor('all of it to be told', () => events().length >= 5, { timeoutMs: 30_000 });
    expect(events().map(({ event, access }) => [event, access.request])).toEqual([
      ['access.requested', refused.id],
      ['access.declined', refused.id],
      ['access.requested', asked.id],
      ['access.granted', asked.id],
      ['access.expired', asked.id],
    ]);
    expect(events()[3]?.access).toMatchObject({
      user: ana.username,
      by: 'admin',
      role: 'Full Control',
      on: shop,
    });
    expect(events()[4]?.access).toMatchObject({ how: 'ended' });
    for (const { body, headers } of told?.received ?? []) {
      const signature = String(headers['wheelhouse-signature']);
      expect(isGenuine(webhooks[0]?.secret ?? '', body, signature, Date.now() / 1_000)).toBe(true);
    }
    for (const silent of sinks.slice(1)) expect(silent.received).toEqual([]);
  });
});
