import { clientName, type Peer } from '@/lib/auth/peer';
import { requestIdIn } from '@/lib/auth/request-id';

/** Who sends a request, by the headers that the gateway writes over whatever a client claims. */
export function peerOfHeaders(given: Pick<Headers, 'get'>): Peer {
  return {
    address: given.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '',
    client: clientName(given.get('user-agent')),
    requestId: requestIdIn(given),
  };
}
