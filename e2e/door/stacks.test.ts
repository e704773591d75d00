import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';

/** Stacks from compose files, as people brought them from UCP. */
describe('stacks', () => {
  let shop: string;
  let ana: Person;
  let ben: Person;
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-stack-'));

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    ben = await stand.person('ben', { role: 'Full Control', on: await stand.collection('bakery') });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A compose file whose every resource bears UCP's label. */
  function composeFile(collection: string, replicas: number, more = ''): string {
    const label = `com.docker.ucp.access.label: ${collection}`;
    const file = join(folder, `${stand.unique('compose')}.yml`);
    writeFileSync(join(folder, 'motd'), 'hello');
    writeFileSync(
      file,
      `version: "3.8"
services:
  web:
    image: ${stand.swarm.image('busybox')}
    command: ["sleep", "1d"]
    stop_grace_period: 100ms
    environment: {PASSWORD: topsecret}
    networks: [front]
    configs: [motd]
    secrets: [key]
    volumes: ["data:/data"]
${more}    deploy:
      replicas: ${replicas}
      labels: {${label}}
networks:
  front: {labels: {${label}}}
configs:
  motd: {file: ./motd, labels: {${label}}}
secrets:
  key: {file: ./motd, labels: {${label}}}
volumes:
  data: {labels: {${label}}}
`,
    );
    return file;
  }

  it.each(['a tenant', 'an administrator'])(
    'are deployed, listed, changed and removed by %s',
    async (who) => {
      const person = who === 'a tenant' ? ana : await stand.admin();
      const { docker } = await person.at('swarm');
      const stack = stand.unique('shop');
      await docker.run('stack', 'deploy', '-c', composeFile(shop, 1), stack);
      expect(await docker.run('stack', 'ls', '--format', '{{.Name}} {{.Services}}')).toContain(`${stack} 1`);
      expect(await docker.run('stack', 'services', stack, '--format', '{{.Name}}')).toBe(`${stack}_web`);
      expect(await docker.run('stack', 'ps', stack, '--format', '{{.Name}}')).toContain(`${stack}_web.1`);
      const labels = { 'io.wheelhouse.collection': shop };
      expect((await stand.swarm.service(`${stack}_web`))?.Spec).toMatchObject({
        Labels: labels,
        TaskTemplate: { ContainerSpec: { Labels: labels, Mounts: [{ Source: `${stack}_data` }] } },
      });
      expect((await stand.swarm.secret(`${stack}_key`))?.Spec.Labels).toMatchObject(labels);
      await docker.run('stack', 'deploy', '-c', composeFile(shop, 2), stack);
      expect((await stand.swarm.service(`${stack}_web`))?.Spec.Mode.Replicated.Replicas).toBe(2);

      const stranger = (await ben.at('swarm')).docker;
      expect(await stranger.run('stack', 'ls')).not.toContain(stack);
      expect((await stranger.attempt('stack', 'services', stack)).stderr).toMatch(/[Nn]othing found/);
      expect((await stranger.attempt('stack', 'ps', stack)).stderr).toMatch(/[Nn]othing found/i);
      await stranger.attempt('stack', 'rm', stack);
      expect(await stand.swarm.service(`${stack}_web`)).toBeDefined();

      await docker.run('stack', 'rm', stack);
      expect(await stand.swarm.service(`${stack}_web`)).toBeUndefined();
      expect(await stand.swarm.secret(`${stack}_key`)).toBeUndefined();
      expect(await stand.swarm.config(`${stack}_motd`)).toBeUndefined();
    },
  );

  it('place nothing where their deployer may create nothing', async () => {
    const { docker } = await ben.at('swarm');
    const stack = stand.unique('astray');
    expect(await docker.refused('stack', 'deploy', '-c', composeFile(shop, 1), stack)).toContain(
      `network.create on ${shop}`,
    );
    expect(await stand.swarm.service(`${stack}_web`)).toBeUndefined();
    expect(await stand.swarm.dockerAtManager.run('network', 'ls', '--format', '{{.Name}}')).not.toContain(
      stack,
    );
  });

  it('are guarded as single services are', async () => {
    const { docker } = await ana.at('swarm');
    const stack = stand.unique('reach');
    const file = composeFile(shop, 1, '    cap_add: [SYS_ADMIN]\n');
    expect(await docker.refused('stack', 'deploy', '-c', file, stack)).toContain(
      'service.create.capabilities',
    );
    expect(await stand.swarm.service(`${stack}_web`)).toBeUndefined();
    await docker.attempt('stack', 'rm', stack);
  });
});
