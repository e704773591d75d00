import { describe, expect, it } from 'vitest';
import { isRefusal } from '@/lib/docker-api/errors';
import { guardExecCreate } from '@/lib/docker-api/guard/exec-create';
import { guardNetworkCreate } from '@/lib/docker-api/guard/network-create';
import { isPrivateSubnet } from '@/lib/docker-api/guard/private-subnet';
import { guardVolumeCreate } from '@/lib/docker-api/guard/volume-create';
import { parseBody } from '@/lib/docker-api/parse-body';
import { execCreate } from '@/lib/docker-api/schemas/exec';
import { networkConnect, networkCreate } from '@/lib/docker-api/schemas/network';
import { volumeCreate } from '@/lib/docker-api/schemas/volume';

const context = { collection: '/Shared/shop' };
const bytes = (body: object) => Buffer.from(JSON.stringify(body));

function admitVolume(body: object) {
  const parsed = parseBody(volumeCreate, bytes(body));
  return isRefusal(parsed) ? parsed : guardVolumeCreate(parsed.value, context);
}

function admitNetwork(body: object) {
  const parsed = parseBody(networkCreate, bytes({ Name: 'shop', ...body }));
  return isRefusal(parsed) ? parsed : guardNetworkCreate(parsed.value, context);
}

describe('guardExecCreate', () => {
  const admit = (body: object) => {
    const parsed = parseBody(execCreate, bytes(body));
    return isRefusal(parsed) ? parsed : guardExecCreate(parsed.value);
  };

  it('takes what clients send', () => {
    const sent = {
      User: '',
      Privileged: false,
      Tty: true,
      ConsoleSize: [24, 80],
      AttachStdin: true,
      AttachStderr: true,
      AttachStdout: true,
      Detach: false,
      DetachKeys: '',
      Env: null,
      WorkingDir: '',
      Cmd: ['sh'],
    };
    expect(admit(sent)).toMatchObject({ needs: [], refusals: [] });
    expect(admit({ Container: 'x', Cmd: 'ls' })).toMatchObject({ refusals: [], exec: { Cmd: ['ls'] } });
  });

  it('asks for the right to be privileged, and for a command', () => {
    expect(admit({ Cmd: ['sh'], Privileged: true })).toMatchObject({
      needs: [{ operation: 'container.create.privileged' }],
    });
    expect(admit({})).toMatchObject({ refusals: ['No exec command specified'] });
    expect(admit({ Cmd: ['sh'], privileged: true })).toMatchObject({ status: 400 });
  });
});

describe('guardVolumeCreate', () => {
  it('places a plain volume', () => {
    expect(admitVolume({ Name: 'data', Driver: 'local', DriverOpts: {}, Labels: { a: 'b' } })).toEqual({
      needs: [],
      refusals: [],
      volume: {
        Name: 'data',
        Driver: 'local',
        DriverOpts: {},
        Labels: { a: 'b', 'io.wheelhouse.collection': '/Shared/shop' },
      },
    });
    expect(admitVolume({})).toMatchObject({ needs: [], refusals: [], volume: { Driver: 'local' } });
  });

  it.each([
    [{ type: 'none', o: 'bind', device: '/' }],
    [{ type: 'ext4', device: '/dev/sda1' }],
    [{ type: 'nfs', o: 'addr=10.0.0.1', device: ':/x' }],
    [{ o: 'size=1m' }],
    [{ anything: '' }],
  ])('asks for the right to mount with the options %j', (DriverOpts) => {
    expect(admitVolume({ Name: 'data', DriverOpts })).toMatchObject({
      needs: [{ operation: 'volume.create.host-mounts' }],
    });
  });

  it.each([
    [{ Driver: 'rclone' }],
    [{ Labels: { 'io.wheelhouse.x': '1' } }],
    [{ Name: '../x' }],
    [{ Name: '/etc' }],
    [{ ClusterVolumeSpec: { Group: 'x' } }],
    [{ Options: { device: '/' } }],
    [{ driveropts: { device: '/' } }],
  ])('refuses %j', (body) => {
    const result = admitVolume(body);
    expect(isRefusal(result) || result.refusals.length > 0).toBe(true);
  });
});

describe('guardNetworkCreate', () => {
  it('takes what clients send', () => {
    const sent = {
      CheckDuplicate: true,
      Driver: 'bridge',
      Scope: '',
      EnableIPv6: false,
      IPAM: { Driver: 'default', Options: {}, Config: [{ Subnet: '10.88.0.0/24' }] },
      Internal: false,
      Attachable: false,
      Ingress: false,
      ConfigOnly: false,
      ConfigFrom: null,
      Options: {},
      Labels: {},
    };
    expect(admitNetwork(sent)).toMatchObject({ needs: [], refusals: [], network: { Driver: 'bridge' } });
    expect(admitNetwork({ Options: { 'com.docker.network.driver.mtu': '1400' } })).toMatchObject({
      refusals: [],
    });
  });

  it.each([
    [{ Driver: 'host' }],
    [{ Driver: 'macvlan', Options: { parent: 'eth0' } }],
    [{ Driver: 'ipvlan' }],
    [{ Driver: 'null' }],
    [{ Driver: 'some/plugin' }],
    [{ Options: { 'com.docker.network.bridge.name': 'docker0' } }],
    [{ Options: { 'com.docker.network.bridge.host_binding_ipv4': '0.0.0.0' } }],
    [{ Options: { 'com.docker.network.bridge.gateway_mode_ipv4': 'nat-unprotected' } }],
    [{ Options: { parent: 'eth0' } }],
    [{ Options: { 'com.docker.network.driver.overlay.vxlanid_list': '1' } }],
    [{ IPAM: { Driver: 'plugin' } }],
    [{ IPAM: { Options: { a: 'b' } } }],
    [{ IPAM: { Config: [{ Subnet: '8.8.8.0/24' }] } }],
    [{ IPAM: { Config: [{ Subnet: '10.0.0.0/8' }] } }],
    [{ ConfigOnly: true }],
    [{ ConfigFrom: { Network: 'other' } }],
    [{ Ingress: true }],
    [{ Name: 'ingress' }],
    [{ Name: 'docker_gwbridge' }],
  ])('takes a right of its own for %j', (body) => {
    const result = admitNetwork(body);
    expect(isRefusal(result) ? result : result.needs.map(({ operation }) => operation)).toEqual([
      'network.create.node-interfaces',
    ]);
  });

  it.each([
    [{ Name: 'host' }],
    [{ Name: 'container:x' }],
    [{ Name: 'a'.repeat(64) }],
    [{ Labels: { 'io.wheelhouse.x': '' } }],
    [{ Unknown: 1 }],
  ])('refuses %j', (body) => {
    const result = admitNetwork(body);
    expect(isRefusal(result) || result.refusals.length > 0).toBe(true);
  });

  it('reads whom a network is connected to', () => {
    const sent = {
      Container: '/web',
      EndpointConfig: { IPAMConfig: {}, Links: null, DriverOpts: {}, NetworkID: '' },
    };
    expect(parseBody(networkConnect, bytes(sent))).toEqual({
      value: { Container: 'web', EndpointConfig: { IPAMConfig: {} } },
    });
  });
});

describe('isPrivateSubnet', () => {
  it.each([
    '10.1.0.0/16',
    '172.16.5.0/24',
    '172.31.0.0/16',
    '192.168.1.0/28',
    '100.64.0.0/20',
    'fd00:1::/64',
  ])('takes %s', (subnet) => expect(isPrivateSubnet(subnet)).toBe(true));

  it.each([
    '10.0.0.0/8',
    '172.32.0.0/16',
    '192.169.0.0/24',
    '0.0.0.0/0',
    '127.0.0.0/16',
    '169.254.169.0/24',
    '::/0',
    '2001:db8::/64',
    'fe80::/64',
    'fd00::/8',
  ])('refuses %s', (subnet) => expect(isPrivateSubnet(subnet)).toBe(false));
});
