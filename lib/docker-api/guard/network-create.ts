import type { CollectionPath } from '@/lib/access/collection-path';
import { Findings, type Need, quoted } from '@/lib/docker-api/guard/findings';
import { isPrivateSubnet } from '@/lib/docker-api/guard/private-subnet';
import { refuseLabels, withPlacementLabel } from '@/lib/docker-api/labels';
import type { NetworkCreate } from '@/lib/docker-api/schemas/network';

/** Neither leaves what it makes on the node. */
const drivers: readonly string[] = ['bridge', 'overlay'];

/** Docker's own networks, and the words that NetworkMode reads in its own way. */
const reservedNames: readonly string[] = ['bridge', 'host', 'none', 'default', 'container'];

/** What a Swarm makes for itself, and its operators may make anew. */
const swarmNames: readonly string[] = ['ingress', 'docker_gwbridge'];

const boolean = /^(?:true|false|1|0)$/;

/** Options that stay within the network: none names an interface or address of the node. */
const optionForms: ReadonlyMap<string, RegExp> = new Map([
  ['com.docker.network.bridge.enable_icc', boolean],
  ['com.docker.network.bridge.enable_ip_masquerade', boolean],
  ['com.docker.network.driver.mtu', /^[1-9][0-9]{2,4}$/],
  ['com.docker.network.enable_ipv4', boolean],
  ['com.docker.network.enable_ipv6', boolean],
  ['com.docker.network.container_iface_prefix', /^[a-z]{1,8}$/],
  ['encrypted', /^(?:|true|false)$/],
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
  if (reservedNames.includes(network.Name.toLowerCase())) {
    findings.refuse(`network name ${quoted(network.Name)} is Docker's own`);
  }
  for (const why of reachesNode(network)) findings.need('network.create.node-interfaces', why);
  findings.refuseIf(refuseLabels(network.Labels));
  return {
    needs: findings.needs,
    refusals: findings.refusals,
    network: {
      ...network,
      Driver: network.Driver || 'bridge',
      Labels: { ...withPlacementLabel(network.Labels, context.collection) },
    },
  };
}

/** Everything by which a network could reach interfaces, addresses or routes of the node. */
function reachesNode(network: NetworkCreate): string[] {
  const { IPAM, Ingress, ConfigOnly, ConfigFrom } = network;
  const driver = network.Driver || 'bridge';
  const options = Object.entries(network.Options ?? {}).filter(
    ([option, value]) => optionForms.get(option)?.test(value) !== true,
  );
  const subnets = (IPAM?.Config ?? []).flatMap(({ Subnet }) =>
    Subnet && !isPrivateSubnet(Subnet) ? [Subnet] : [],
  );
  const reaching: (string | false)[] = [
    swarmNames.includes(network.Name.toLowerCase()) && `make the network ${network.Name} of every task`,
    !drivers.includes(driver) && `use the network driver ${quoted(driver)}`,
    ...options.map(([option, value]) => `set the network option ${quoted(`${option}=${value}`)}`),
    ...subnets.map(
      (subnet) => `take the subnet ${quoted(subnet)}, which is not private or too wide for the node to keep`,
    ),
    !['', 'default'].includes(IPAM?.Driver ?? '') && `use the address driver ${quoted(IPAM?.Driver ?? '')}`,
    Object.keys(IPAM?.Options ?? {}).length > 0 && 'set options of an address driver',
    Ingress === true && 'make the routing mesh of a Swarm',
    ConfigOnly === true && 'make a network that holds settings for others',
    Boolean(ConfigFrom?.Network) && 'take the settings of another network',
  ];
  return reaching.filter((why) => why !== false);
}
