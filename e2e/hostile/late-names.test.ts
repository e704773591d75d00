import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

interface OnNetworks {
  readonly State: { readonly Running: boolean };
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, { readonly NetworkID: string }>> };
}

/**
 * Until a container first starts, an engine keeps the name of its network alone. By then its maker can
 * have removed that network, and somebody else have made another of the name.
 */
describe('a container that was made for a network which is gone', () => {
  let mine: string;
  let theirs: string;
  let eve: Person;
  let victim: Person;

  beforeAll(async () => {
    [mine, theirs] = [await stand.collection('mine', ''), await stand.collection('theirs', '')];
    eve = await stand.person('eve', { role: 'Full Control', on: mine });
    victim = await stand.person('vic', { role: 'Full Control', on: theirs });
  });

  const made = (name: string, ...options: string[]) =>
    eve.docker.run('create', '--name', name, ...inside(mine), ...options, 'busybox', 'sleep', '60');

  it.each([
    ['by its mode', (name: string, network: string) => made(name, '--network', network)],
    [
      'by an alias there',
      (name: string, network: string) => made(name, '--network', network, '--network-alias', 'db'),
    ],
    [
      'by its mode alone',
      async (name: string, network: string) => {
        const body = {
          Image: 'busybox',
          Cmd: ['sleep', '60'],
          Labels: { 'io.wheelhouse.collection': mine },
          HostConfig: { NetworkMode: network },
        };
        await eve.door.post(`/v1.41/containers/create?name=${name}`, body);
      },
    ],
    [
      'by a connection',
      async (name: string, network: string) => {
        await made(name);
        await eve.docker.run('network', 'connect', '--alias', 'db', network, name);
      },
    ],
  ])('joins nobody elses of the name: %s', async (_how, make) => {
    const [name, network] = [stand.unique('late'), stand.unique('late-net')];
    await eve.docker.run('network', 'create', ...inside(mine), network);
    await make(name, network);
    await eve.docker.run('network', 'rm', network);
    const taken = await victim.docker.run('network', 'create', ...inside(theirs), network);

    const { code, stderr } = await eve.docker.attempt('start', name);
    const { body } = await stand.engine.ask('GET', `/containers/${name}/json`);
    const { State, NetworkSettings } = body as OnNetworks;
    const joined = Object.values(NetworkSettings.Networks).map(({ NetworkID }) => NetworkID);
    expect(joined, stderr).not.toContain(taken);
    expect([code === 0, State.Running], stderr).toEqual([false, false]);
    expect(stderr).not.toContain(taken);

    await eve.docker.run('rm', '-f', name);
    await victim.docker.run('network', 'rm', network);
  });
});
