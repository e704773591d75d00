import { expect, it } from 'vitest';
import { type NetworkValues, networkBody, networkDrivers } from '@/components/networks/network-body';
import { networkCreate } from '@/lib/docker-api/schemas/network';

const values: NetworkValues = {
  cluster: 'local',
  collection: '/Shared',
  yaml: '',
  name: 'front',
  driver: 'bridge',
  subnet: '',
  gateway: '',
  range: '',
  isInternal: true,
  isAttachable: true,
  hasIpv6: false,
  options: '',
  labels: 'team=shop',
};

it('asks for what the form says, in a form that the door takes', () => {
  expect(networkBody(values)).toEqual({
    Name: 'front',
    Driver: 'bridge',
    Internal: true,
    EnableIPv6: false,
    Options: {},
    Labels: { team: 'shop' },
  });
  const overlay = networkBody({ ...values, driver: 'overlay', subnet: '10.1.0.0/24', options: 'encrypted' });
  expect(overlay).toMatchObject({
    Attachable: true,
    IPAM: { Config: [{ Subnet: '10.1.0.0/24' }] },
    Options: { encrypted: '' },
  });
  const usual = networkBody({ ...values, driver: '' });
  expect(usual).not.toHaveProperty('Driver');
  for (const body of [networkBody(values), overlay, usual])
    expect(networkCreate.safeParse(body).success).toBe(true);
});

it('offers first what the nodes of a Swarm share, and to one engine nothing that needs a Swarm', () => {
  expect(networkDrivers(true)[0].value).toBe('overlay');
  for (const isSwarm of [false, null]) expect(networkDrivers(isSwarm)[0].value).toBe('bridge');
  const offered = networkDrivers(false).flatMap(({ value, disabled }) => (disabled ? [] : value));
  expect(offered).not.toContain('overlay');
});
