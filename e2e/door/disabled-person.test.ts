import { expect, it } from 'vitest';
import { launchOf } from '@/e2e/fixtures/launch-token';
import { bearer, LiveReader } from '@/e2e/fixtures/live-reader';
import { signIn } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const withinMs = 2_000;

/** When a stream of the door ended; null while it is open. */
async function opened(url: string, token: string, init: RequestInit = {}) {
  const answer = await fetch(url, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  });
  expect(answer.status).toBeLessThan(300);
  const state: { endedAt: number | null } = { endedAt: null };
  const read = async () => {
    for await (const _ of answer.body ?? []);
  };
  read()
    .catch(() => undefined)
    .finally(() => {
      state.endedAt = Date.now();
    });
  return state;
}

it('whoever is disabled has nothing open, and nothing that works, two seconds later', async () => {
  const admin = await stand.admin();
  const shop = await stand.collection('leaving');
  const eve = await stand.person('eve', { role: 'Full Control', on: shop });
  const { token: apiToken } = await eve.api.post('/tokens', { label: 'program' });
  const name = stand.unique('leaving');
  await eve.docker.run(
    'run',
    '-d',
    '--name',
    name,
    ...inside(shop),
    stand.image('busybox'),
    'sh',
    '-c',
    'while :; do date; sleep 1; done',
  );
  const door = `${stand.facts.consoleUrl}/clusters/local/v1.41`;
  const terminal = eve.docker.start('exec', '-i', name, 'sh');
  terminal.type('echo at work\n');
  // Before the upload: the engine locks the container while it unpacks.
  await terminal.prints('at work');
  await stand.grant(`user:${eve.username}`, 'Catalogue User', '/Desk');
  const launch = await launchOf(eve);
  // As a page of the console that is open: with a session.
  const page = await LiveReader.open(bearer(eve), ['containers@local']);
  await page.loaded('containers@local');
  let pageEndedAt: number | null = null;
  void page.ended.then(() => {
    pageEndedAt = Date.now();
  });
  const streams = [
    await opened(`${door}/events`, launch.token),
    await opened(`${door}/containers/${name}/logs?follow=1&stdout=1`, apiToken),
    await opened(`${door}/events`, eve.token),
    await opened(`${door}/containers/${name}/stats`, apiToken),
  ];
  const upload = fetch(`${door}/containers/${name}/archive?path=/tmp`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/x-tar' },
    // It never ends by itself.
    body: new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(512)) }),
    duplex: 'half',
  } as RequestInit).then(
    ({ status }) => status,
    () => 0,
  );
  let uploadEndedAt: number | null = null;
  void upload.finally(() => {
    uploadEndedAt = Date.now();
  });
  let terminalEndedAt: number | null = null;
  void terminal.ends(60_000).finally(() => {
    terminalEndedAt = Date.now();
  });
  const ends = () => [...streams.map(({ endedAt }) => endedAt), uploadEndedAt, terminalEndedAt, pageEndedAt];
  expect(ends().every((at) => at === null)).toBe(true);

  const before = Date.now();
  await admin.api.patch(`/users/${eve.username}`, { disabled: true });
  await waitFor('everything to have ended', async () => ends().every((at) => at !== null));
  for (const at of ends()) expect((at ?? 0) - before).toBeLessThan(withinMs + 500);
  expect(ends().every((at) => (at ?? 0) >= before)).toBe(true);
  const leftWith = [apiToken, eve.token, launch.token];
  for (const token of leftWith) {
    const answer = await fetch(`${door}/containers/json`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(401);
  }
  expect(await eve.docker.refused('ps')).toMatch(/Sign in first/);
  await expect(LiveReader.open(bearer(eve), ['containers@local'])).rejects.toThrow('401');
  await admin.api.patch(`/users/${eve.username}`, { disabled: false });
  for (const token of leftWith) {
    const answer = await fetch(`${door}/containers/json`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status, 'what has ended stays ended').toBe(401);
  }
  expect(await eve.docker.refused('ps')).toMatch(/Sign in first/);
  const again = await signIn(stand.facts, eve.username, eve.password);
  await again.api.delete(`/orders/${launch.order}`);
  await again.docker.run('rm', '-f', name);
});
