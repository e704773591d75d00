import type { CollectionPath } from '@/lib/access/collection-path';
import { Findings, type Need, quoted } from '@/lib/docker-api/guard/findings';
import { isPrivateSubnet } from '@/lib/docker-api/guard/private-subnet';
import { refuseLabels, withPlacementLabel } from '@/lib/docker-api/labels';
import type { NetworkCreate } from '@/lib/docker-api/schemas/network';

const drivers: readonly string[] = ['bridge', 'overlay'];

/** Docker's own networks, and the words that NetworkMode reads in its own way. */
const reservedNames: readonly string[] = [
  'bridge',
  'host',
  'none',
  'default',
  'ingress',
  'docker_gwbridge',
  'container',
];

const boolean = /^(?:true|false|1|0)$/;

/** Options that stay within the network: none names an interface or address of the node. */
const optionForms: ReadonlyMap<string, RegExp> = new Map([
  ['com.docker.network.bridge.enable_icc', boolean],
  ['com.docker.network.bridge.enable_ip_masquerade', boolean],
  ['com.docker.network.driver.mtu', /^[1-9][0-9]{2,4}$/],
  ['com.docker.network.enable_ipv4', boolean],
  ['com.docker.network.enable_ipv6', boolean],
  ['com.docker.network.container_iface_prefix', /^[a-z]{1,8}$/],
]);

/** Besides network.create; to be decided on the collection where the network goes. */
export function guardNetworkCreate(
  network: NetworkCreate,
  context: { readonly collection: CollectionPath },
): {
  readonly needs: readonly Need[];
  readonly refusals: readonly string[];
  readonly network: NetworkCreate;
} {
  const findings = new Findings();
  const driver = network.Driver || 'bridge';
  if (!drivers.includes(driver)) {
    findings.refuse(`network driver ${quoted(driver)} is not offered; bridge and overlay are`);
  }
  if (reservedNames.includes(network.Name.toLowerCase())) {
    findings.refuse(`network name ${quoted(network.Name)} is Docker's own`);
  }
  for (const [option, value] of Object.entries(network.Options ?? {})) {
    if (optionForms.get(option)?.test(value) !== true) {
      findings.refuse(`network option ${quoted(`${option}=${value}`)} is not offered`);
    }
  }
  for (const { Subnet } of network.IPAM?.Config ?? []) {
    if (Subnet && !isPrivateSubnet(Subnet)) {
      findings.refuse(
        `subnet ${quoted(Subnet)} is not private, or too wide: the node would lose its way to it`,
      );
    }
  }
  findings.refuseIf(refuseLabels(network.Labels));
  return {
    needs: findings.needs,
    refusals: findings.refusals,
    network: {
      ...network,
      Driver: driver,
      ConfigFrom: undefined,
      Labels: { ...withPlacementLabel(network.Labels, context.collection) },
    },
  };
}
