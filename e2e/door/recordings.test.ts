import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';
import { readCast } from '@/lib/recordings/cast';
import type { RecordingView } from '@/lib/recordings/schema';

const notice = /This terminal is recorded, as \S+ asks for it\./;

/** Terminals where the collection asks for it are recorded, whoever opens them and with what. */
describe('recorded terminals', () => {
  let shop: string;
  let ana: Person;
  let auditor: Person;
  let container: string;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    const { api } = await stand.admin();
    const role = stand.unique('auditor');
    await api.post('/roles', { name: role, operations: ['audit.view'] });
    auditor = await stand.person('auditor', { role, on: shop });
    container = stand.unique('recorded');
    await ana.docker.run('run', '-d', '--name', container, ...inside(shop), 'busybox', 'sleep', '3600');
    await api.put(`/collections/${encodeURIComponent(shop)}/recording`, { terminals: true });
  });

  const recordingsOf = async (name: string): Promise<RecordingView[]> =>
    (await auditor.api.get(`/recordings?container=${name}`)).items;

  async function ended(name: string): Promise<RecordingView> {
    let last: RecordingView | undefined;
    await waitFor('the recording to be over', async () => {
      [last] = await recordingsOf(name);
      return last?.endedAt != null;
    });
    if (!last) throw new Error('There is no recording');
    return last;
  }

  const castOf = async (id: string) =>
    Buffer.from(await auditor.api.download('GET', `/recordings/${id}/cast`)).toString();
  const printed = (cast: string) =>
    readCast(cast)
      .events.map((event) => (event.kind === 'o' ? event.text : ''))
      .join('');

  it('are announced, and look in the recording as they looked', async () => {
    const shell = ana.docker.startAtTerminal('exec', '-it', container, 'sh');
    await shell.prints(notice);
    await shell.prints('/ #');
    shell.type('echo $((40 + 2)); exit 5\n');
    await shell.prints(/\b42\b/);
    expect(await shell.ends()).toBe(5);

    const recording = await ended(container);
    expect(recording).toMatchObject({ person: ana.username, command: 'sh', end: 'closed', collection: shop });
    const cast = await castOf(recording.id);
    expect(JSON.parse(cast.split('\n')[0] ?? '')).toMatchObject({ version: 2 });
    expect(printed(cast)).toMatch(notice);
    expect(printed(cast)).toContain('echo $((40 + 2)); exit 5\r\n42\r\n');

    const sha256 = createHash('sha256').update(cast).digest('hex');
    expect(recording.sha256).toBe(sha256);
    const { items } = await (await stand.admin()).api.get(`/audit?text=${sha256}`);
    expect(items).toMatchObject([{ correlationId: recording.correlationId, operation: 'container.exec' }]);
  });

  it('leave the output of a command as it was, and announce themselves on the other', async () => {
    const ran = await ana.docker.attempt('exec', container, 'sh', '-c', 'echo out; echo err >&2; exit 3');
    expect(ran).toMatchObject({ code: 3, stdout: 'out\n' });
    expect(ran.stderr).toMatch(notice);
    expect(ran.stderr).toMatch(/err\n$/);
    expect(printed(await castOf((await ended(container)).id))).toMatch(
      /out\r\n[\s\S]*err\r\n|err\r\n[\s\S]*out\r\n/,
    );
  });

  it('also of the container itself, and below the collection that asks', async () => {
    const below = `${shop}/below`;
    const { api } = await stand.admin();
    await api.post('/collections', { path: below });
    const name = stand.unique('itself');
    const shell = ana.docker.startAtTerminal('run', '-it', '--name', name, ...inside(below), 'busybox', 'sh');
    await shell.prints(notice);
    await shell.prints('/ #');
    shell.type('echo $((40 + 2)); exit\n');
    expect(await shell.ends()).toBe(0);
    const recording = await ended(name);
    expect(recording).toMatchObject({ command: '', collection: below });
    expect(printed(await castOf(recording.id))).toContain('\r\n42\r\n');
    expect(await ana.api.get(`/collections/${encodeURIComponent(below)}/recording`)).toEqual({
      collection: below,
      own: false,
      asked: shop,
      mayChange: false,
    });
  });

  it('of programs that speak the API themselves, and when rights end in the middle', async () => {
    const name = stand.unique('cut');
    await ana.docker.run('run', '-d', '--name', name, ...inside(shop), 'busybox', 'sleep', '3600');
    const guest = await stand.person('guest');
    const { id } = await stand.grant(`user:${guest.username}`, 'Full Control', shop);
    const shell = guest.dockerByToken.startAtTerminal('exec', '-it', name, 'sh');
    await shell.prints('/ #');
    await (await stand.admin()).api.delete(`/grants/${id}`);
    await shell.ends();
    expect(await ended(name)).toMatchObject({ person: guest.username, end: 'cut' });
  });

  it('end when they print more than a recording holds', async () => {
    const name = stand.unique('loud');
    await ana.docker.run('run', '-d', '--name', name, ...inside(shop), 'busybox', 'sleep', '3600');
    const loud = ana.docker.start('exec', name, 'sh', '-c', `yes ${'x'.repeat(1_000)} | head -c 100000000`);
    await loud.ends(60_000);
    expect(loud.output.length).toBeLessThan(66 * 1024 * 1024);
    expect(await ended(name)).toMatchObject({ end: 'full' });
  }, 90_000);

  it('are seen by those with audit.view there alone, and each look is on record', async () => {
    const [recording] = await recordingsOf(container);
    const stranger = await stand.person('stranger', {
      role: 'Full Control',
      on: await stand.collection('other'),
    });
    for (const person of [ana, stranger]) {
      expect((await person.api.get('/recordings')).items).toEqual([]);
      for (const path of [`/recordings/${recording?.id}`, `/recordings/${recording?.id}/cast`]) {
        expect(await person.api.call('GET', path)).toMatchObject({ status: 404 });
      }
      expect(await person.api.call('GET', '/recordings/settings')).toMatchObject({ status: 403 });
    }
    await castOf(recording?.id ?? '');
    const { items } = await (await stand.admin()).api.get(`/audit?actor=${auditor.username}`);
    expect(items[0]).toMatchObject({ operation: 'audit.view', collection: shop });
  });

  it('are switched on and off by those with audit.manage there alone', async () => {
    const path = `/collections/${encodeURIComponent(shop)}/recording`;
    const stranger = await stand.person('stranger', {
      role: 'Full Control',
      on: await stand.collection('other'),
    });
    expect(await stranger.api.call('GET', path)).toMatchObject({ status: 404 });
    expect(await stranger.api.call('PUT', path, { terminals: false })).toMatchObject({ status: 404 });
    for (const person of [ana, auditor]) {
      expect(await person.api.call('PUT', path, { terminals: false })).toMatchObject({ status: 403 });
    }
    expect(await auditor.api.call('PUT', '/recordings/settings', { keepDays: 1 })).toMatchObject({
      status: 403,
    });
    expect(await ana.api.get(path)).toMatchObject({ own: true });
  });

  it('are not of collections that do not ask for it', async () => {
    const quiet = await stand.collection('quiet');
    const bea = await stand.person('bea', { role: 'Full Control', on: quiet });
    const name = stand.unique('unrecorded');
    await bea.docker.run('run', '-d', '--name', name, ...inside(quiet), 'busybox', 'sleep', '3600');
    expect(await bea.docker.attempt('exec', name, 'echo', 'hi')).toEqual({
      code: 0,
      stdout: 'hi\n',
      stderr: '',
    });
    const { items } = await (await stand.admin()).api.get(`/recordings?container=${name}`);
    expect(items).toEqual([]);
  });
});
