import { BlockList, isIP } from 'node:net';

/**
 * Where webhooks may go: public addresses, and private ones only in networks that were allowed. A
 * receiver's address is chosen by whoever sets a webhook, and must not become a way into what only
 * this machine can reach.
 */

/** https://www.iana.org/assignments/iana-ipv4-special-registry */
const special4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Of the addresses that are given out at all (2000::/3): tunnels to IPv4, and examples. */
const special6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
const givenOut6 = listOf(['2000::/3']);
const special = listOf([...special4, ...special6]);

/** Nobody can allow these: what clouds tell machines about themselves, this link, and no machine at all. */
const never = listOf([
  '0.0.0.0/8',
  '100.100.100.200/32',
  '169.254.0.0/16',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  'fd00:ec2::254/128',
  'fe80::/10',
  'ff00::/8',
]);

/** @param allowed networks like 10.1.0.0/16 */
export function mayBeReached(address: string, allowed: readonly string[]): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  if (never.check(address, type)) return false;
  if (listOf(allowed).check(address, type)) return true;
  return !special.check(address, type) && (family === 4 || givenOut6.check(address, type));
}

/** Whether this is a network, written like 10.1.0.0/16 or fd12::/48. */
export function isNetwork(text: string): boolean {
  const [address = '', bits = '', ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0 || !/^(?:0|[1-9]\d{0,2})$/.test(bits)) return false;
  return Number(bits) <= (family === 4 ? 32 : 128);
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}
