import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';

/** A plugin of the least that an engine takes; it is never enabled. */
function pluginFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-plugin-'));
  mkdirSync(join(folder, 'rootfs'));
  writeFileSync(join(folder, 'rootfs', 'run'), '');
  writeFileSync(
    join(folder, 'config.json'),
    JSON.stringify({
      description: 'of the tests',
      entrypoint: ['/run'],
      interface: { types: ['docker.volumedriver/1.0'], socket: 'plugin.sock' },
      env: [{ name: 'PASSWORD', settable: ['value'], value: '' }],
      network: { type: 'host' },
      linux: { capabilities: ['CAP_SYS_ADMIN'] },
    }),
  );
  return folder;
}

describe('plugins', () => {
  let admin: Person;
  let ana: Person;
  const name = `${stand.facts.registry}/${stand.unique('plugin')}:latest`;
  const password = 'kept-to-itself';

  beforeAll(async () => {
    admin = await stand.admin();
    ana = await stand.person('ana', { on: await stand.collection('shop') });
    await admin.docker.run('plugin', 'create', name, pluginFolder());
  });

  it('are made, shown and set by who manages plugins', async () => {
    expect(await admin.docker.run('plugin', 'ls', '--format', '{{.Name}}')).toContain(name);
    const [short] = (await admin.docker.run('plugin', 'ls', '-q')).split('\n');
    expect(short).toBeTruthy();
    await admin.docker.run('plugin', 'set', name, `PASSWORD=${password}`);
    expect(await stand.dockerAtEngine.run('plugin', 'inspect', name)).toContain(password);
    const shown = await admin.docker.run('plugin', 'inspect', name);
    expect(JSON.parse(shown)[0].Name).toBe(name);
  });

  it('do not exist for anybody else, who can make none', async () => {
    expect((await ana.door.get('/plugins')).json).toEqual([]);
    const calls = [
      ['GET', `/plugins/${name}/json`],
      ['DELETE', `/plugins/${name}?force=1`],
      ['POST', `/plugins/${name}/enable?timeout=1`],
      ['POST', `/plugins/${name}/disable`],
      ['POST', `/plugins/${name}/push`],
    ] as const;
    for (const [method, path] of calls) {
      expect(await ana.door.ask(method, path)).toMatchObject({
        status: 404,
        json: { message: `plugin "${name}" not found` },
      });
    }
    expect((await ana.door.post(`/plugins/${name}/set`, ['PASSWORD=x'])).status).toBe(404);
    expect((await ana.door.post(`/plugins/${name}/upgrade?remote=${name}`, [])).status).toBe(404);
    const refused = { status: 403, json: { message: expect.stringContaining('plugin.manage on /') } };
    expect(await ana.door.get(`/plugins/privileges?remote=${name}`)).toMatchObject(refused);
    expect(await ana.door.post(`/plugins/pull?remote=${name}&name=mine`, [])).toMatchObject(refused);
    const folder = pluginFolder();
    expect(await ana.docker.refused('plugin', 'create', 'mine', folder)).toContain('plugin.manage on /');
    expect(await stand.dockerAtEngine.run('plugin', 'inspect', name)).toContain(password);
    expect(await stand.dockerAtEngine.run('plugin', 'ls', '--format', '{{.Name}}')).not.toContain('mine');
  });

  it('go to registries that the cluster may contact, and come from those alone', async () => {
    await admin.docker.run('plugin', 'push', name);
    await admin.docker.run('plugin', 'rm', '--force', name);
    const privileges = await admin.door.get(`/plugins/privileges?remote=${name}`);
    expect(privileges.json.map(({ Name }: { Name: string }) => Name)).toContain('network');
    await admin.docker.run('plugin', 'install', '--disable', '--grant-all-permissions', name);
    expect(await stand.dockerAtEngine.run('plugin', 'ls', '--format', '{{.Name}}')).toContain(name);
    expect(
      await admin.docker.refused('plugin', 'install', '--grant-all-permissions', 'evil.example/plugin'),
    ).toContain('may not contact the registry evil.example');
  });

  it('are removed, and what was set is on no record', async () => {
    await admin.docker.run('plugin', 'rm', name);
    expect(await stand.dockerAtEngine.run('plugin', 'ls', '--format', '{{.Name}}')).not.toContain(name);
    const { items } = await admin.api.get('/audit?operation=plugin.manage&limit=50');
    expect(JSON.stringify(items)).toContain('PASSWORD');
    expect(JSON.stringify(items)).not.toContain(password);
  });
});
