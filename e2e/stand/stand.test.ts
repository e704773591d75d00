import { expect, it } from 'vitest';
import { stand } from '@/e2e/fixtures/stand';

it('the stand has a Swarm of three nodes as its second cluster', async () => {
  const { docker, dockerByToken, door } = await (await stand.admin()).at('swarm');
  const names = stand.swarm.nodes.map(({ name }) => name);

  expect(
    (await stand.swarm.dockerAtManager.run('node', 'ls', '--format', '{{.Hostname}}')).split('\n'),
  ).toEqual(expect.arrayContaining(names));
  for (const cli of [docker, dockerByToken]) {
    expect(await cli.run('info', '--format', '{{.Swarm.LocalNodeState}}')).toBe('active');
  }
  expect((await door.get('/version')).status).toBe(200);
  expect(await docker.run('run', '--rm', stand.swarm.image('busybox'), 'echo', 'hello')).toBe('hello');
});
