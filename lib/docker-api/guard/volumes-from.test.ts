import { describe, expect, it } from 'vitest';
import { parseVolumesFrom, withMountsOf } from '@/lib/docker-api/guard/volumes-from';
import { containerCreate } from '@/lib/docker-api/schemas/container-create';

const spec = (host: object) => containerCreate.parse({ Image: 'busybox', HostConfig: host });
const volume = { Type: 'volume', Name: 'data', Source: '/var/lib/docker/x', Destination: '/data', RW: true };

describe('volumes-from', () => {
  it.each(['', 'a:b', 'a:ro:rw', '/a', 'a,b', 'a:ro ', '../x', 'container:a'])('refuses %j', (text) => {
    expect(parseVolumesFrom(text)).toMatchObject({ status: 400 });
  });

  it('reads a container and a mode', () => {
    expect(parseVolumesFrom('db')).toEqual({ reference: 'db', isReadOnly: false });
    expect(parseVolumesFrom('db:ro')).toEqual({ reference: 'db', isReadOnly: true });
  });

  it('becomes mounts like any others: volumes by name, paths of the node by path', () => {
    const path = { Type: 'bind', Source: '/etc', Destination: '/conf', RW: false };
    const tmpfs = { Type: 'tmpfs', Source: '', Destination: '/tmp', RW: true };
    const made = withMountsOf(spec({ VolumesFrom: ['db'] }), [
      { inspect: { Mounts: [volume, path, tmpfs] }, isReadOnly: false },
    ]);
    expect(made.HostConfig?.Binds).toEqual(['data:/data:rw', '/etc:/conf:ro']);
    expect(made.HostConfig).not.toHaveProperty('VolumesFrom');
  });

  it('gives no more than reading where that was asked for', () => {
    const made = withMountsOf(spec({}), [{ inspect: { Mounts: [volume] }, isReadOnly: true }]);
    expect(made.HostConfig?.Binds).toEqual(['data:/data:ro']);
  });

  it('yields to what the container mounts itself, and to what comes later', () => {
    const own = spec({ Binds: ['mine:/data'] });
    expect(
      withMountsOf(own, [{ inspect: { Mounts: [volume] }, isReadOnly: false }]).HostConfig?.Binds,
    ).toEqual(['mine:/data']);
    const other = { ...volume, Name: 'later' };
    const made = withMountsOf(spec({}), [
      { inspect: { Mounts: [volume] }, isReadOnly: false },
      { inspect: { Mounts: [other] }, isReadOnly: false },
    ]);
    expect(made.HostConfig?.Binds).toEqual(['later:/data:rw']);
  });
});
