import { describe, expect, it } from 'vitest';
import { differencesFromAllowed } from '@/lib/docker-api/guard/compare-created';

const made = (host: object, mounts: object[] = []) => ({
  HostConfig: {
    MaskedPaths: ['/proc/kcore'],
    IpcMode: 'private',
    NetworkMode: 'default',
    Runtime: 'runc',
    ...host,
  },
  Mounts: mounts.map((mount) => ({ ...mount })),
});

describe('differencesFromAllowed', () => {
  it('finds none where the engine did as it was told', () => {
    expect(differencesFromAllowed({ Image: 'a' }, made({}))).toEqual([]);
    const spec = {
      Image: 'a',
      HostConfig: { Privileged: true, PidMode: 'host', Binds: ['/srv:/data'], NetworkMode: 'n1' },
    };
    const asTold = { Privileged: true, PidMode: 'host', SecurityOpt: ['label=disable'], NetworkMode: 'n1' };
    expect(differencesFromAllowed(spec, made(asTold, [{ Type: 'bind', Destination: '/data' }]))).toEqual([]);
    expect(
      differencesFromAllowed(
        { Image: 'a' },
        made({}, [{ Type: 'volume', Driver: 'local', Destination: '/v' }]),
      ),
    ).toEqual([]);
  });

  it('leaves to the engine what nobody chose', () => {
    const spec = { Image: 'a', HostConfig: { NetworkMode: 'default', IpcMode: '' } };
    const chosen = { NetworkMode: 'bridge', IpcMode: 'shareable', CgroupnsMode: 'host', Runtime: 'crun' };
    expect(differencesFromAllowed(spec, made({ ...chosen, MaskedPaths: null }))).toEqual([]);
    expect(
      differencesFromAllowed(
        { Image: 'a', HostConfig: { CgroupnsMode: 'private', Runtime: 'runc' } },
        made(chosen),
      ),
    ).toEqual(['HostConfig.CgroupnsMode', 'HostConfig.Runtime']);
  });

  it.each([
    ['HostConfig.Privileged', made({ Privileged: true })],
    ['HostConfig.PidMode', made({ PidMode: 'host' })],
    ['HostConfig.IpcMode', made({ IpcMode: 'container:x' })],
    ['HostConfig.NetworkMode', made({ NetworkMode: 'host' })],
    ['HostConfig.UTSMode', made({ UTSMode: 'host' })],
    ['HostConfig.CapAdd', made({ CapAdd: ['SYS_ADMIN'] })],
    ['HostConfig.Devices', made({ Devices: [{}] })],
    ['HostConfig.SecurityOpt', made({ SecurityOpt: ['seccomp=unconfined'] })],
    ['HostConfig.SecurityOpt', made({ SecurityOpt: ['label=disable'] })],
    ['HostConfig.MaskedPaths', made({ MaskedPaths: [] })],
    ['HostConfig.VolumesFrom', made({ VolumesFrom: ['x'] })],
    ['HostConfig.Sysctls', made({ Sysctls: { a: '1' } })],
    ['Mounts /data', made({}, [{ Type: 'bind', Destination: '/data' }])],
    ['Mounts /data', made({}, [{ Type: 'volume', Driver: 'rclone', Destination: '/data' }])],
    ['Mounts /data', made({}, [{ Type: 'image', Destination: '/data' }])],
  ])('finds %s', (difference, inspect) => {
    expect(differencesFromAllowed({ Image: 'a' }, inspect)).toEqual([difference]);
  });
});
