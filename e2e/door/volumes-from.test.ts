import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

/** `--volumes-from` is what an engine makes of it: the mounts of another container, each with its right. */
describe('volumes of another container', () => {
  let ana: Person;
  let shop: string;
  let keeper: string;
  let volume: string;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { on: shop });
    [keeper, volume] = [stand.unique('keeper'), stand.unique('kept')];
    const command = ['sh', '-c', 'echo kept > /data/note; sleep 3600'];
    await ana.docker.run(
      ...['run', '-d', '--name', keeper, ...inside(shop)],
      ...['-v', `${volume}:/data`, '-v', '/nameless', 'busybox', ...command],
    );
  });

  const runWith = (from: string, ...words: string[]) => [
    ...['run', '--rm', ...inside(shop), '--volumes-from', from, 'busybox', ...words],
  ];

  it('are mounted where they were, for reading and writing or for reading alone', async () => {
    expect(await ana.docker.run(...runWith(keeper, 'cat', '/data/note'))).toContain('kept');
    await ana.docker.run(...runWith(keeper, 'touch', '/nameless/seen'));
    expect(await ana.docker.run(...runWith(keeper, 'ls', '/nameless'))).toContain('seen');
    expect(await ana.docker.refused(...runWith(`${keeper}:ro`, 'touch', '/data/x'))).toContain('Read-only');
  });

  it('are no way to a container that one may not see', async () => {
    const ben = await stand.person('ben', { on: await stand.collection('bank') });
    const words = await ben.docker.refused('run', '--rm', '--volumes-from', keeper, 'busybox', 'true');
    expect(words).toContain(`No such container: ${keeper}`);
    expect(words).not.toContain(volume);
  });

  it('take the right to use each volume, not only to see the container', async () => {
    const eve = await stand.person('eve', { on: await stand.collection('eves') });
    await stand.grant(`user:${eve.username}`, 'View Only', shop);
    const words = await eve.docker.refused('run', '--rm', '--volumes-from', keeper, 'busybox', 'true');
    expect(words).toContain('volume.use');
    expect(words).toContain(shop);
  });

  it('do not hand on what an operator mounted from the node', async () => {
    const [admin, reaching] = [await stand.admin(), stand.unique('reaching')];
    await admin.docker.run(
      ...['run', '-d', '--name', reaching, ...inside(shop), '-v', '/etc:/node', 'busybox', 'sleep', '3600'],
    );
    expect(await ana.docker.refused(...runWith(reaching, 'ls', '/node'))).toContain(
      'container.create.host-mounts',
    );
  });
});
