import { expect, it } from 'vitest';
import { ofService, serviceKey } from '@/lib/topology/service-key';

it('tells a service by its cluster and its id', () => {
  const web = { cluster: 'prod', serviceId: 'a1' };
  const isOfWeb = ofService(serviceKey(web));
  expect(isOfWeb(web)).toBe(true);
  expect(isOfWeb({ ...web, cluster: 'test' })).toBe(false);
  expect(isOfWeb({ ...web, serviceId: 'a2' })).toBe(false);
  expect(ofService('nonsense')(web)).toBe(false);
});
