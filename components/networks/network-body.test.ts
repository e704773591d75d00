import { expect, it } from 'vitest';
import { type NetworkValues, networkBody } from '@/components/networks/network-body';
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
  for (const body of [networkBody(values), overlay]) expect(networkCreate.safeParse(body).success).toBe(true);
});
