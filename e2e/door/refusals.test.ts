import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

/** What gets out of a container and onto the node needs an operation that Full Control does not hold. */
describe('options that reach the node', () => {
  let ana: Person;
  let shop: string;
  let place: string[];
  let other: string;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    place = inside(shop);
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    other = stand.unique('other');
    await ana.docker.run('run', '-d', '--name', other, ...place, 'busybox', 'sleep', '3600');
  });

  it.each<[string, string[]]>([
    ['container.create.privileged', ['--privileged']],
    ['container.create.host-mounts', ['-v', '/:/host']],
    ['container.create.host-mounts', ['-v', '/etc/passwd:/etc/passwd:ro']],
    ['container.create.host-mounts', ['--mount', 'type=bind,source=/,target=/host']],
    [
      'volume.create.host-mounts',
      [
        '--mount',
        'type=volume,source=inline,target=/x,volume-driver=local,volume-opt=type=none,volume-opt=o=bind,volume-opt=device=/',
      ],
    ],
    ['container.create.host-pid', ['--pid', 'host']],
    ['container.create.host-network', ['--network', 'host']],
    ['container.create.host-ipc', ['--ipc', 'host']],
    ['container.create.host-uts', ['--uts', 'host']],
    ['container.create.host-userns', ['--userns', 'host']],
    ['container.create.capabilities', ['--cap-add', 'SYS_ADMIN']],
    ['container.create.capabilities', ['--cap-add', 'ALL']],
    ['container.create.devices', ['--device', '/dev/kmsg']],
    ['container.create.devices', ['--device-cgroup-rule', 'a *:* rwm']],
    ['container.create.devices', ['--gpus', 'all']],
    ['container.create.security-options', ['--security-opt', 'seccomp=unconfined']],
    ['container.create.security-options', ['--security-opt', 'apparmor=unconfined']],
    ['container.create.security-options', ['--security-opt', 'systempaths=unconfined']],
    ['container.create.kernel-settings', ['--sysctl', 'net.ipv4.ip_forward=1']],
    ['container.create.kernel-settings', ['--runtime', 'io.containerd.runc.v2']],
    ['container.create.kernel-settings', ['--cgroup-parent', '/elsewhere']],
  ])('%s is named when it is missing: docker run %j', async (operation, options) => {
    const name = stand.unique('refused');
    const words = await ana.docker.refused(
      'run',
      '-d',
      '--name',
      name,
      ...place,
      ...options,
      'busybox',
      'sleep',
      '9',
    );
    expect(words).toContain(operation);
    expect(words).toContain(shop);
    expect(await stand.engine.container(name)).toBeUndefined();
  });

  it.each<[string, string[]]>([
    ['links', ['--link', 'OTHER:alias']],
    [
      'log drivers with addresses',
      ['--log-driver', 'syslog', '--log-opt', 'syslog-address=tcp://10.99.0.1:514'],
    ],
    ['volume drivers', ['--volume-driver', 'rexray', '-v', 'x1:/x']],
    ['an OOM killer turned off', ['--oom-kill-disable', '-m', '64m']],
    ['labels under our own prefix', ['--label', 'io.wheelhouse.owner=admin']],
  ])("%s are refused even among one's own things", async (_, options) => {
    const name = stand.unique('refused');
    const own = options.map((option) => option.replace('OTHER', other));
    const words = await ana.docker.refused(
      'run',
      '-d',
      '--name',
      name,
      ...place,
      ...own,
      'busybox',
      'sleep',
      '9',
    );
    expect(words).not.toBe('');
    expect(await stand.engine.container(name)).toBeUndefined();
  });

  it.each<[string, string[]]>([
    ['a bind', ['--opt', 'type=none', '--opt', 'o=bind', '--opt', 'device=/']],
    ['a bind as its own type', ['--opt', 'type=bind', '--opt', 'device=/etc']],
    ['a device', ['--opt', 'type=ext4', '--opt', 'device=/dev/vda']],
    ['a share', ['--opt', 'type=nfs', '--opt', 'o=addr=10.99.0.1', '--opt', 'device=:/export']],
    [
      'an overlay',
      [
        '--opt',
        'type=overlay',
        '--opt',
        'o=lowerdir=/etc,upperdir=/tmp/u,workdir=/tmp/w',
        '--opt',
        'device=overlay',
      ],
    ],
  ])('a volume that is %s needs volume.create.host-mounts', async (_, options) => {
    const name = stand.unique('volume');
    const words = await ana.docker.refused('volume', 'create', ...place, ...options, name);
    expect(words).toContain('volume.create.host-mounts');
    expect(await stand.engine.hasVolume(name)).toBe(false);
  });

  it('a role that holds the operation may, and only there', async () => {
    const yard = await stand.collection('yard');
    const role = await stand.role('rigger', [
      'container.view',
      'container.create',
      'container.create.host-network',
      'container.start',
      'container.attach',
      'container.remove',
    ]);
    const rita = await stand.person('rita', { role, on: yard });
    const run = (at: string) => ['run', '-d', '--network', 'host', ...inside(at), 'busybox', 'true'];
    const id = await rita.docker.run(...run(yard));
    expect((await stand.engine.container(id))?.HostConfig.NetworkMode).toBe('host');
    expect(await rita.docker.refused(...run(rita.privateCollection))).toContain(
      'container.create.host-network',
    );
  });

  it('a volume without a name takes the right to make volumes', async () => {
    const role = await stand.role('packer', ['container.view', 'container.create', 'image.use']);
    const pat = await stand.person('pat', { role, on: shop });
    await pat.docker.run('create', ...place, 'busybox', 'true');
    for (const option of ['--volume=/data', '--mount=type=volume,target=/data']) {
      expect(await pat.docker.refused('create', ...place, option, 'busybox')).toContain('volume.create');
    }
  });

  it('everyone may look at the networks that every engine has', async () => {
    const [bridge] = JSON.parse(await ana.docker.run('network', 'inspect', 'bridge'));
    expect(bridge.Name).toBe('bridge');
    const outsider = await stand.person('olga');
    const [seen] = JSON.parse(await outsider.docker.run('network', 'inspect', 'bridge'));
    expect(seen.Containers).toEqual({});
  });

  it('says who can grant what is missing', async () => {
    const words = await ana.docker.refused('run', '--privileged', ...place, 'busybox');
    expect(words).toMatch(/admin/i);
  });

  it('Restricted Control does everything but enter containers', async () => {
    const rob = await stand.person('rob', { role: 'Restricted Control', on: shop });
    const name = stand.unique('robs');
    await rob.docker.run('run', '-d', '--name', name, ...place, 'busybox', 'sleep', '3600');
    const words = await rob.docker.refused('exec', name, 'true');
    expect(words).toContain('container.exec');
    expect((await stand.engine.container(name))?.ExecIDs ?? null).toBeNull();
    await rob.docker.run('rm', '-f', name);
  });

  it('joining a container from inside takes what entering it takes', async () => {
    const rob = await stand.person('rob', { role: 'Restricted Control', on: shop });
    for (const option of ['--network', '--pid', '--ipc']) {
      const join = ['run', '--rm', ...place, option, `container:${other}`, 'busybox', 'true'];
      expect(await rob.docker.refused(...join), option).toContain('container.exec');
      if (option !== '--ipc') await ana.docker.run(...join);
    }
  });

  it('View Only sees and changes nothing', async () => {
    const eve = await stand.person('eve', { role: 'View Only', on: shop });
    expect(await eve.docker.run('ps', '--format', '{{.Names}}')).toContain(other);
    for (const [operation, command] of [
      ['container.stop', ['stop', '-t', '0', other]],
      ['container.kill', ['kill', other]],
      ['container.restart', ['restart', other]],
      ['container.remove', ['rm', '-f', other]],
      ['container.rename', ['rename', other, stand.unique('renamed')]],
      ['container.exec', ['exec', other, 'true']],
      ['container.copy-out', ['cp', `${other}:/etc/passwd`, '-']],
      ['container.create', ['create', ...place, 'busybox']],
    ] as const) {
      expect(await eve.docker.refused(...command), operation).toContain(operation);
    }
    // Of a refused hijack the CLI tells the status only.
    expect(await eve.docker.refused('attach', other)).toContain('403');
    const { status, json } = await eve.door.post(`/v1.41/containers/${other}/attach?stream=1`);
    expect({ status, ...json }).toEqual({
      status: 403,
      message: expect.stringContaining('container.attach'),
    });
    expect((await stand.engine.container(other))?.State.Running).toBe(true);
  });

  it('the environment of a container is shown to who may see it', async () => {
    const name = stand.unique('env');
    await ana.docker.run(
      'run',
      '-d',
      '--name',
      name,
      ...place,
      '-e',
      'PASSWORD=hunter2',
      'busybox',
      'sleep',
      '3600',
    );
    const eve = await stand.person('eve', { role: 'View Only', on: shop });
    expect(await ana.docker.run('inspect', name)).toContain('hunter2');
    const seen = await eve.docker.run('inspect', name);
    expect(seen).toContain(name);
    expect(seen).not.toContain('hunter2');
    expect(seen).not.toContain(stand.facts.engine.socket.replace('/docker.sock', ''));
  });

  it.each<[string, string[]]>([
    ['plugin', ['plugin', 'install', 'vieux/sshfs', '--grant-all-permissions']],
    ['swarm', ['swarm', 'init']],
    ['login', ['login', '-u', 'x', '-p', 'y', 'registry.example']],
    ['search elsewhere', ['search', 'registry.example/nginx']],
    ['a pull from elsewhere', ['pull', 'registry.example/x']],
    ['an import from a URL', ['import', 'http://10.99.0.1/x.tar']],
  ])('%s is not open', async (_, command) => {
    const words = await ana.docker.refused(...command.map((part) => part.replace('OTHER', other)));
    expect(words).toMatch(
      /not offered through Wheelhouse|is not offered|may not contact|invalid query: fromSrc|You need (?:plugin|swarm)\.manage on \//,
    );
  });
});
