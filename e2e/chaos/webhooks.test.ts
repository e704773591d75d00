import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReady, postgresPid } from '@/e2e/chaos/processes';
import type { Person } from '@/e2e/fixtures/person';
import { processOf } from '@/e2e/fixtures/product-process';
import { stand } from '@/e2e/fixtures/stand';
import { WebhookSink } from '@/e2e/fixtures/webhook-sink';
import { waitFor } from '@/e2e/wait-for';
import type { DeliveryView } from '@/lib/webhooks/schema';

const within = { timeoutMs: 120_000, intervalMs: 200 };

/** What was answered as queued arrives, whatever is killed meanwhile, and each time as the same message. */
describe('messages to a webhook', () => {
  let admin: Person;
  let sink: WebhookSink;
  let webhook: string;

  beforeAll(async () => {
    admin = await stand.admin();
    sink = await WebhookSink.start();
    await admin.api.put('/webhook-networks', { networks: ['127.0.0.0/8'] });
    const made = await admin.api.post('/webhooks', { name: stand.unique('chaos'), url: sink.url });
    webhook = made.id;
  });

  afterAll(async () => {
    await admin.api.delete(`/webhooks/${webhook}`);
    await sink.stop();
  });

  /** Queues one; null when it was not answered as queued. */
  async function queue(): Promise<string | null> {
    try {
      const answer = await admin.api.call('POST', `/webhooks/${webhook}/test`);
      return answer.status === 200 ? answer.body.id : null;
    } catch {
      return null; // the product is just away
    }
  }

  async function queueMany(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let at = 0; at < count; at++) {
      const id = await queue();
      if (id !== null) ids.push(id);
    }
    return ids;
  }

  async function allArrive(ids: readonly string[]): Promise<void> {
    await waitFor('the product to be ready', isReady, within);
    await waitFor(
      'all messages to arrive',
      () => {
        const arrived = new Set(sink.received.map(({ headers }) => headers['wheelhouse-delivery']));
        return ids.every((id) => arrived.has(id));
      },
      within,
    );
    await waitFor(
      'all to be known as delivered',
      async () => {
        const { items } = await admin.api.get(`/webhooks/${webhook}/deliveries?limit=500`);
        const delivered = new Set(
          items.filter(({ state }: DeliveryView) => state === 'delivered').map(({ id }: DeliveryView) => id),
        );
        return ids.every((id) => delivered.has(id));
      },
      within,
    );
    for (const id of ids) {
      const bodies = sink.received.filter(({ headers }) => headers['wheelhouse-delivery'] === id);
      expect(new Set(bodies.map(({ body }) => body)).size, `${id} is one message`).toBe(1);
    }
  }

  function killWorker(): void {
    const pid = processOf('worker.js', stand.facts.consoleUrl);
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }

  it('survive a worker that is killed while the receiver hangs', async () => {
    sink.behaviour = 'hang';
    const ids = await queueMany(10);
    expect(ids).toHaveLength(10);
    for (let round = 0; round < 3; round++) {
      const before = sink.received.length;
      await waitFor('a message to be on its way', () => sink.received.length > before, within);
      killWorker();
    }
    sink.behaviour = 204;
    await allArrive(ids);
  }, 300_000);

  it('survive a database that is killed again and again', async () => {
    sink.behaviour = 500;
    const ids = await queueMany(5);
    const until = performance.now() + 8_000;
    while (performance.now() < until) {
      const pid = postgresPid();
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      ids.push(...(await queueMany(2)));
      await delay(200);
    }
    sink.behaviour = 204;
    await allArrive(ids);
  }, 300_000);
});
