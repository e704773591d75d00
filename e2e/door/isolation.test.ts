import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineContainer } from '@/e2e/fixtures/engine';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** Two people in two teams on two sibling collections: for one, what the other made does not exist. */
describe('what another tenant made', () => {
  let ana: Person;
  let ben: Person;
  let bensPlace: string[];
  let theirs: EngineContainer;
  const secret = 'only-anas-eyes';
  const volume = stand.unique('anas-volume');
  const network = stand.unique('anas-network');

  beforeAll(async () => {
    const parent = await stand.collection('company');
    const [red, blue] = [await stand.collection('red', parent), await stand.collection('blue', parent)];
    [ana, ben] = await Promise.all([stand.person('ana'), stand.person('ben')]);
    await stand.team('red', [ana], { role: 'Full Control', on: red });
    await stand.team('blue', [ben], { role: 'Full Control', on: blue });
    bensPlace = inside(blue);

    const name = stand.unique('anas');
    await ana.docker.run('volume', 'create', ...inside(red), volume);
    await ana.docker.run('network', 'create', ...inside(red), network);
    await ana.docker.run(
      ...['run', '-d', '--name', name, ...inside(red), '-v', `${volume}:/data`, '--network', network],
      ...['busybox', 'sh', '-c', `echo ${secret}; echo ${secret} > /data/file; sleep 3600`],
    );
    const made = await stand.engine.container(name);
    if (!made) throw new Error('The engine does not have what Ana made');
    theirs = made;
  });

  /** Every way to name Ana's container. */
  const handles = () => ({
    'full id': theirs.Id,
    name: theirs.Name.slice(1),
    'name with a slash': theirs.Name,
    'short id': theirs.Id.slice(0, 12),
    'two-character prefix': theirs.Id.slice(0, 2),
    'one-character prefix': theirs.Id.slice(0, 1),
  });

  /** As few characters as name this network and no other. */
  async function shortestPrefix(networkId: string): Promise<string> {
    const ids = (await stand.dockerAtEngine.run('network', 'ls', '-q', '--no-trunc')).split('\n');
    const others = ids.filter((id) => id !== networkId);
    for (let length = 1; ; length++) {
      const prefix = networkId.slice(0, length);
      if (!others.some((id) => id.startsWith(prefix))) return prefix;
    }
  }

  /** `docker inspect` looks on among networks and images, where a prefix may name what is Ben's to see. */
  async function namesWhatBenSees(prefix: string): Promise<boolean> {
    const lists = await Promise.all([
      ben.docker.run('network', 'ls', '-q', '--no-trunc'),
      ben.docker.run('images', '-q', '--no-trunc'),
    ]);
    const ids = lists.flatMap((list) => list.split('\n')).map((id) => id.replace(/^sha256:/, ''));
    return ids.some((id) => id.startsWith(prefix));
  }

  const unchanged = async () => {
    const now = await stand.engine.container(theirs.Id);
    expect(now?.Name).toBe(theirs.Name);
    expect(now?.State).toEqual(theirs.State);
    expect(now?.ExecIDs ?? null).toBeNull();
    expect(Object.keys(now?.NetworkSettings.Networks ?? {})).toEqual([network]);
  };

  it('is still there after its removal was forced, which an engine answers for any volume', async () => {
    for (const name of [volume, stand.unique('nosuch')]) {
      expect((await ben.door.delete(`/volumes/${name}?force=1`)).status).toBe(204);
      expect((await ben.door.delete(`/volumes/${name}`)).status).toBe(404);
    }
    expect(await stand.dockerAtEngine.run('volume', 'ls', '-q')).toContain(volume);
  });

  it('is in no list and no count', async () => {
    const lists = await Promise.all([
      ben.docker.run('ps', '-a', '--no-trunc'),
      ben.docker.run('ps', '-a', '--no-trunc', '--filter', `id=${theirs.Id}`),
      ben.docker.run('ps', '-a', '--no-trunc', '--filter', `volume=${volume}`),
      ben.docker.run('volume', 'ls'),
      ben.docker.run('network', 'ls', '--no-trunc'),
      ben.docker.run('stats', '--no-stream', '--no-trunc'),
    ]);
    for (const list of lists) {
      expect(list).not.toContain(theirs.Id);
      expect(list).not.toContain('anas');
    }
    const own = (await ben.docker.run('ps', '-aq')).split('\n').filter(Boolean).length;
    expect(await ben.docker.run('info', '--format', '{{.Containers}}')).toBe(String(own));
  });

  it.each([
    ['inspect', (handle: string) => ['container', 'inspect', handle]],
    ['inspect of anything', (handle: string) => ['inspect', handle]],
    ['logs', (handle: string) => ['logs', handle]],
    ['exec', (handle: string) => ['exec', handle, 'touch', '/data/ben-was-here']],
    ['attach', (handle: string) => ['attach', '--no-stdin', handle]],
    ['top', (handle: string) => ['top', handle]],
    ['stats', (handle: string) => ['stats', '--no-stream', handle]],
    ['cp out', (handle: string) => ['cp', `${handle}:/data/file`, '-']],
    ['stop', (handle: string) => ['stop', '-t', '0', handle]],
    ['start', (handle: string) => ['start', handle]],
    ['restart', (handle: string) => ['restart', '-t', '0', handle]],
    ['kill', (handle: string) => ['kill', handle]],
    ['wait', (handle: string) => ['wait', handle]],
    ['rename', (handle: string) => ['rename', handle, stand.unique('bens-now')]],
    ['rm -f', (handle: string) => ['rm', '-f', handle]],
  ])('%s answers that there is no such container, however it is named', async (_, command) => {
    for (const [how, handle] of Object.entries(handles())) {
      if (command(handle)[0] === 'inspect' && (await namesWhatBenSees(handle))) continue;
      const { code, stdout, stderr } = await ben.docker.attempt(...command(handle));
      // `rm -f` of what does not exist succeeds quietly in the CLI.
      if (command(handle)[0] !== 'rm') expect(code, how).not.toBe(0);
      expect(stdout + stderr, how).toMatch(
        /no such (container|object)|could not find|must specify at least one container source|^$/i,
      );
      expect(stdout + stderr, how).not.toContain(secret);
    }
    await unchanged();
  });

  it('answers 404 with the same words as for what nobody made', async () => {
    const nobodys = 'f'.repeat(64);
    for (const path of ['json', 'logs?stdout=1', 'top', 'stats?stream=0', 'archive?path=/']) {
      const [real, unreal] = await Promise.all([
        ben.door.get(`/v1.41/containers/${theirs.Id}/${path}`),
        ben.door.get(`/v1.41/containers/${nobodys}/${path}`),
      ]);
      expect(real.status, path).toBe(404);
      expect(real.text.replaceAll(theirs.Id, 'ID')).toBe(unreal.text.replaceAll(nobodys, 'ID'));
    }
  });

  it('takes no file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-cp-'));
    writeFileSync(join(folder, 'file'), 'overwritten');
    await ben.docker.refused('cp', join(folder, 'file'), `${theirs.Id}:/data/file`);
    expect(await stand.dockerAtEngine.run('exec', theirs.Id, 'cat', '/data/file')).toBe(secret);
  });

  it('cannot be joined through its network, its volume or its container', async () => {
    const own = stand.unique('bens');
    await ben.docker.run('run', '-d', '--name', own, ...bensPlace, 'busybox', 'sleep', '3600');
    const bensNetwork = stand.unique('bens-network');
    await ben.docker.run('network', 'create', ...bensPlace, bensNetwork);
    const networkId = (await stand.engine.network(network))?.Id ?? '';

    for (const handle of [network, networkId, networkId.slice(0, 12), await shortestPrefix(networkId)]) {
      await ben.docker.refused('network', 'inspect', handle);
      await ben.docker.refused('network', 'connect', handle, own);
      await ben.docker.refused('network', 'disconnect', '-f', handle, theirs.Id);
      await ben.docker.refused('network', 'rm', handle);
      await ben.docker.refused('run', '--rm', ...bensPlace, '--network', handle, 'busybox', 'true');
    }
    await ben.docker.refused('network', 'connect', bensNetwork, theirs.Id);
    await ben.docker.refused('volume', 'inspect', volume);
    await ben.docker.refused('volume', 'rm', volume);
    for (const mount of [
      ['-v', `${volume}:/x`],
      ['--mount', `type=volume,source=${volume},target=/x`],
    ]) {
      const words = await ben.docker.refused(
        'run',
        '--rm',
        ...bensPlace,
        ...mount,
        'busybox',
        'cat',
        '/x/file',
      );
      expect(words).not.toContain(secret);
    }
    for (const option of [
      ['--volumes-from', theirs.Id],
      ['--network', `container:${theirs.Id}`],
      ['--pid', `container:${theirs.Id}`],
      ['--ipc', `container:${theirs.Id}`],
      ['--link', `${theirs.Name.slice(1)}:other`],
    ]) {
      await ben.docker.refused('run', '--rm', ...bensPlace, ...option, 'busybox', 'true');
    }
    await unchanged();
    expect(await stand.engine.hasVolume(volume)).toBe(true);
    expect(Object.keys((await stand.engine.network(network))?.Containers ?? {})).toEqual([theirs.Id]);
  });

  it('is in no event', async () => {
    const events = ben.docker.start('events', '--format', '{{json .}}');
    const since = ben.docker.start('events', '--since', '10m', '--format', '{{json .}}');
    await waitFor('an event of his own', async () => {
      await stand.dockerAtEngine.run('exec', theirs.Id, 'true');
      const own = stand.unique('bens');
      await ben.docker.run('run', '--rm', '--name', own, ...bensPlace, 'busybox', 'true');
      return events.output.includes(own) && since.output.includes(own);
    });
    for (const stream of [events, since]) {
      expect(stream.output).not.toContain(theirs.Id);
      expect(stream.output).not.toContain('anas');
      await stream.kill();
    }
  });

  it('lends out no exec', async () => {
    const created = await ana.door.post(`/v1.41/containers/${theirs.Id}/exec`, {
      Cmd: ['touch', '/data/started-by-ben'],
      AttachStdout: true,
    });
    expect(created.status).toBe(201);
    const id: string = created.json.Id;
    expect((await ben.door.get(`/v1.41/exec/${id}/json`)).status).toBe(404);
    expect((await ben.door.post(`/v1.41/exec/${id}/resize?h=1&w=1`)).status).toBe(404);
    expect((await ben.door.post(`/v1.41/exec/${id}/start`, { Detach: true, Tty: false })).status).toBe(404);
    await stand.dockerAtEngine.refused('exec', theirs.Id, 'ls', '/data/started-by-ben');
  });

  it('keeps its name to itself without giving itself away', async () => {
    const { status, text } = await ben.door.ask(
      'POST',
      `/v1.41/containers/create?name=${theirs.Name.slice(1)}`,
      {
        Image: 'busybox',
        Labels: { 'io.wheelhouse.collection': bensPlace[1]?.split('=')[1] },
      },
    );
    expect(status).toBe(409);
    expect(text).not.toContain(theirs.Id);
    expect(await stand.engine.container(theirs.Name.slice(1))).toMatchObject({ Id: theirs.Id });
  });

  it('cannot be claimed by naming its collection', async () => {
    const name = stand.unique('intruder');
    const red = theirs.Config.Labels['io.wheelhouse.collection'] ?? '';
    expect(red).toMatch(/red-/);
    const words = await ben.docker.refused('create', '--name', name, ...inside(red), 'busybox');
    expect(words).toMatch(/container\.create|no such collection|not found/i);
    expect(await stand.engine.container(name)).toBeUndefined();
  });
});
