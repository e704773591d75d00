import type { CreateValues } from '@/components/resources/create/create-dialog';
import { readKeyValueLines } from '@/components/resources/create/key-value-lines';
import type { SelectOption } from '@/components/ui/select';

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

/**
 * What a network can be made with, the usual first: in a Swarm what all its nodes share.
 *
 * @param isSwarm null: it is not known
 */
export function networkDrivers(isSwarm: boolean | null): readonly [SelectOption, ...SelectOption[]] {
  const overlay = { value: 'overlay', label: 'overlay: services and containers across a Swarm' };
  const others = [
    { value: 'macvlan', label: 'macvlan: addresses of the node’s own network' },
    { value: 'ipvlan', label: 'ipvlan: the same with the node’s hardware address' },
  ];
  if (isSwarm)
    return [overlay, { value: 'bridge', label: 'bridge: containers of one node alone' }, ...others];
  const bridge = { value: 'bridge', label: 'bridge: containers of one node' };
  if (isSwarm === null) return [bridge, overlay, ...others];
  return [bridge, ...others, { value: 'overlay', label: 'overlay: only in a Swarm', disabled: true }];
}

/** The engine's request for what the form says. Only overlay networks can be attachable. */
export function networkBody(values: NetworkValues): Record<string, unknown> {
  const pool = {
    ...(values.subnet ? { Subnet: values.subnet } : {}),
    ...(values.gateway ? { Gateway: values.gateway } : {}),
    ...(values.range ? { IPRange: values.range } : {}),
  };
  return {
    Name: values.name,
    ...(values.driver ? { Driver: values.driver } : {}),
    Internal: values.isInternal,
    EnableIPv6: values.hasIpv6,
    ...(values.driver === 'overlay' ? { Attachable: values.isAttachable } : {}),
    ...(Object.keys(pool).length > 0 ? { IPAM: { Driver: 'default', Config: [pool] } } : {}),
    Options: readKeyValueLines(values.options),
    Labels: readKeyValueLines(values.labels),
  };
}
