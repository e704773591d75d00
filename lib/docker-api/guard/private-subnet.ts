/** [network, prefix length] of the ranges that RFC 1918 and RFC 6598 set apart. */
const privateRanges: ReadonlyArray<readonly [string, number]> = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
];

const widestIpv4 = 16;
const widestIpv6 = 48;

/**
 * Whether a subnet is one that a network may take: of a private range, IPv4 no wider than /16, IPv6
 * within fd00::/8 and no wider than /48. A bridge on any other would draw the node's own traffic.
 */
export function isPrivateSubnet(subnet: string): boolean {
  const [network = '', length = ''] = subnet.split('/');
  const bits = Number(length);
  if (network.includes(':')) return /^fd[0-9a-f]{2}:/i.test(network) && bits >= widestIpv6;
  if (bits < widestIpv4) return false;
  const value = toNumber(network);
  return privateRanges.some(
    ([range, prefix]) => value >>> (32 - prefix) === toNumber(range) >>> (32 - prefix),
  );
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => ((sum << 8) | Number(part)) >>> 0, 0);
}
