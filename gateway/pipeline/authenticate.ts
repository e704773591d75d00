import type { TLSSocket } from 'node:tls';
import type { Exchange } from '@/gateway/exchange';
import { Refused } from '@/gateway/refused';
import type { Actor } from '@/lib/auth/actor';
import { authenticateCertificate } from '@/lib/auth/authenticate';
import { authenticateRequest } from '@/lib/auth/authenticate-request';
import { clientName, type Peer } from '@/lib/auth/peer';
import { isSameOrigin, needsSameOrigin } from '@/lib/auth/same-origin';
import { unfinishedSentence } from '@/lib/auth/unfinished';

/**
 * Who is asking: by bearer token, on the console listener by session cookie, on the Docker listener
 * by client certificate. A request that carries an Authorization header stands on that alone.
 *
 * @throws Refused 401 when nobody is, 403 when a page of another origin made a browser ask, or when
 *   they have to finish signing in
 */
export async function authenticate(exchange: Exchange, publicOrigin: string): Promise<Actor> {
  const { request, listener } = exchange;
  const { authorization, cookie } = request.headers;
  const peer = peerOf(exchange);
  if (authorization === undefined && listener === 'docker') {
    const actor = await byCertificate(exchange, peer);
    if (actor) return finished(actor, publicOrigin);
  } else {
    const found = await authenticateRequest(
      listener === 'console' ? { authorization, cookie } : { authorization },
      peer,
    );
    if (found) {
      refuseForeignPages(exchange, found.via, publicOrigin);
      return finished(found.actor, publicOrigin);
    }
  }
  throw new Refused(
    401,
    'Sign in first: send a client certificate of Wheelhouse or "Authorization: Bearer <token>".',
    {
      isRecorded: true,
    },
  );
}

/** At the door there is nothing that would help to finish a sign-in. */
function finished(actor: Actor, publicOrigin: string): Actor {
  if (actor.unfinished === null) return actor;
  throw new Refused(403, unfinishedSentence(actor.unfinished, publicOrigin));
}

export function peerOf({ request, address, correlationId }: Exchange): Peer {
  return { address, client: clientName(request.headers['user-agent']), requestId: correlationId };
}

/** Reading a peer's certificate takes long, and it is the connection's from its handshake on. */
const serials = new WeakMap<object, string>();

async function byCertificate({ request }: Exchange, peer: Peer): Promise<Actor | null> {
  const socket = request.socket as Partial<TLSSocket>;
  // `authorized` means that the chain ends in our CA and the peer proved to hold the key.
  if (socket.authorized !== true || !socket.getPeerCertificate) return null;
  const serialHex = serials.get(request.socket) ?? socket.getPeerCertificate().serialNumber;
  if (!serialHex) return null;
  serials.set(request.socket, serialHex);
  return authenticateCertificate({ serialHex }, peer);
}

/**
 * Browsers send cookies by themselves, whoever's page asks them to. A bearer token is only ever sent
 * on purpose, but a WebSocket that names a foreign origin comes from a page all the same.
 */
function refuseForeignPages(
  { request, upgrade }: Exchange,
  via: 'bearer' | 'cookie',
  publicOrigin: string,
): void {
  const isWebSocket = upgrade?.protocol === 'websocket';
  const { origin, 'sec-fetch-site': site } = request.headers;
  const isForeign =
    via === 'cookie'
      ? needsSameOrigin(request.method ?? '', isWebSocket)
        ? !isSameOrigin({ origin, 'sec-fetch-site': site as string | undefined }, publicOrigin)
        : site === 'cross-site' || site === 'same-site'
      : isWebSocket && origin !== undefined && origin !== publicOrigin;
  if (isForeign)
    throw new Refused(403, `This must come from a page of ${publicOrigin}.`, { isRecorded: true });
}
