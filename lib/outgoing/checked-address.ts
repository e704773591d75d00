import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { mayBeReached } from '@/lib/webhooks/networks';
import { notReachable } from '@/lib/webhooks/url';

export interface CheckedAddress {
  readonly address: string;
  readonly family: number;
}

/**
 * The address behind a host that somebody set, resolved once and checked: connect to it and to no
 * other, or a name could answer differently the second time.
 *
 * @param allowed networks besides public addresses
 * @throws Error with a sentence for whoever set the host
 */
export async function checkedAddress(
  host: string,
  allowed: readonly string[],
  signal: AbortSignal,
): Promise<CheckedAddress> {
  const found = isIP(host) === 0 ? await resolved(host, signal) : [{ address: host, family: isIP(host) }];
  // Of several not even one may be inside: which of them answers is not ours to choose.
  const refused = found.find(({ address }) => !mayBeReached(address, allowed));
  if (refused) throw new Error(notReachable(host, refused.address));
  const [first] = found;
  if (!first) throw new Error(`The name ${host} has no address.`);
  return first;
}

/** The system's resolver takes as long as it likes. */
async function resolved(host: string, signal: AbortSignal): Promise<CheckedAddress[]> {
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new Error(`The name ${host} was not resolved in time.`));
    signal.addEventListener('abort', fail, { once: true });
  });
  return Promise.race([lookup(host, { all: true }), late]);
}
