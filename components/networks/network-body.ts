import type { CreateValues } from '@/components/resources/create/create-dialog';
import { readKeyValueLines } from '@/components/resources/create/key-value-lines';

export interface NetworkValues extends CreateValues {
  name: string;
  driver: string;
  subnet: string;
  gateway: string;
  range: string;
  isInternal: boolean;
  isAttachable: boolean;
  hasIpv6: boolean;
  options: string;
  labels: string;
}

export const networkDrivers = [
  { value: 'bridge', label: 'bridge: containers of one node' },
  { value: 'overlay', label: 'overlay: services and containers across a Swarm' },
  { value: 'macvlan', label: 'macvlan: addresses of the node’s own network' },
  { value: 'ipvlan', label: 'ipvlan: the same with the node’s hardware address' },
] as const;

/** The engine's request for what the form says. Only overlay networks can be attachable. */
export function networkBody(values: NetworkValues): Record<string, unknown> {
  const pool = {
    ...(values.subnet ? { Subnet: values.subnet } : {}),
    ...(values.gateway ? { Gateway: values.gateway } : {}),
    ...(values.range ? { IPRange: values.range } : {}),
  };
  return {
    Name: values.name,
    Driver: values.driver,
    Internal: values.isInternal,
    EnableIPv6: values.hasIpv6,
    ...(values.driver === 'overlay' ? { Attachable: values.isAttachable } : {}),
    ...(Object.keys(pool).length > 0 ? { IPAM: { Driver: 'default', Config: [pool] } } : {}),
    Options: readKeyValueLines(values.options),
    Labels: readKeyValueLines(values.labels),
  };
}
