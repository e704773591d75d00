import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bearer, LiveReader } from '@/e2e/fixtures/live-reader';
import type { Person, PersonAtCluster } from '@/e2e/fixtures/person';
import { type SkewedEngine, startSkewedEngine } from '@/e2e/fixtures/skewed-engine';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const hourMs = 3_600_000;
const patient = { timeoutMs: 60_000, intervalMs: 100 };

interface KeptEvent {
  readonly at: string;
  readonly engineAt: string | null;
  readonly action: string;
}

/** An engine whose clock is set wrong: what it has is told in time, and what was, when it was by ours. */
describe.each([
  ['an hour ahead', hourMs],
  ['an hour behind', -hourMs],
])('an engine whose clock is %s', (_, aheadMs) => {
  const name = stand.unique('skewed');
  let engine: SkewedEngine;
  let ana: Person;
  let there: PersonAtCluster;
  let live: LiveReader;
  let shop: string;
  const topic = `containers@${name}`;

  beforeAll(async () => {
    engine = await startSkewedEngine(name, stand.facts.engine.socket, aheadMs);
    const admin = await stand.admin();
    await admin.api.post('/clusters', { name, endpoint: engine.endpoint });
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { on: shop });
    there = await ana.at(name);
    live = await LiveReader.open(bearer(ana), ['clusters', topic]);
    await waitFor('the stream to be live', () => live.states.get(name) === 'live', patient);
  });
  afterAll(async () => {
    live?.close();
    await (await stand.admin()).api.call('DELETE', `/clusters/${name}`);
    engine.stop();
  });

  it('is followed without a gap, says for how long things run, and is kept with both times', async () => {
    const container = stand.unique('timed');
    const begunAt = Date.now();
    const id = await there.docker.run(
      'create',
      '--name',
      container,
      ...inside(shop),
      'busybox',
      'sleep',
      '1d',
    );
    await there.docker.run('start', container);
    await waitFor('its row', () => live.named(topic, container)?.state === 'running', patient);
    const [listed] = (await there.door.get(`/containers/json?filters={"id":["${id}"]}`)).json;
    expect(listed.Status).toMatch(/^Up (?:Less than a second|\d+ seconds?|About a minute)$/);
    // What it is told of its own times stays its own word.
    expect(Math.abs(listed.Created * 1_000 - aheadMs - begunAt)).toBeLessThan(60_000);

    engine.cut();
    await stand.dockerAtEngine.run('kill', container);
    await waitFor('its end', () => live.named(topic, container)?.state === 'exited', patient);

    const from = Math.floor(begunAt / 1_000) - 5;
    const events = await waitFor(
      'what happened to be kept',
      async () => {
        const { items } = (await there.door.get(`/history/events?name=${container}&from=${from}`)).json;
        return (items as KeptEvent[]).some(({ action }) => action === 'die') && (items as KeptEvent[]);
      },
      patient,
    );
    for (const action of ['create', 'start', 'die']) {
      const event = events.find((each) => each.action === action);
      const at = Date.parse(event?.at ?? '');
      expect([action, at > begunAt - 5_000, at < Date.now() + 5_000]).toEqual([action, true, true]);
      const apart = Date.parse(event?.engineAt ?? '') - at;
      expect(Math.abs(apart - aheadMs)).toBeLessThan(5_000);
    }
    // The engine's own events are asked for by the engine's own time, as at the engine.
    const at = (begunAt + aheadMs) / 1_000;
    const told = await there.docker.run(
      ...[
        'events',
        '--since',
        String(Math.floor(at) - 5),
        '--until',
        String(Math.floor((Date.now() + aheadMs) / 1_000) + 1),
      ],
      ...['--filter', `container=${id}`, '--format', '{{.Action}}'],
    );
    expect(told.split('\n')).toEqual(expect.arrayContaining(['create', 'start', 'die']));
    await there.docker.run('rm', container);
    await waitFor('its row to go', () => live.named(topic, container) === undefined, patient);
  });
});
