import { answerBytes } from '@/gateway/answer';
import type { Door } from '@/gateway/door';
import type { Exchange } from '@/gateway/exchange';
import { log, reasonOf } from '@/gateway/log';
import { authenticate } from '@/gateway/pipeline/authenticate';
import { doubledHeader } from '@/gateway/pipeline/doubled-header';
import { refuse } from '@/gateway/pipeline/refuse';
import { Refused } from '@/gateway/refused';
import { duringRequest } from '@/lib/audit/request-under-way';
import type { Actor } from '@/lib/auth/actor';
import { renewBundle } from '@/lib/certificates/renew';
import { Problem } from '@/lib/problems/problem';

const path = '/api/v1/bundles/current/renew';

/** Whether a request at the Docker listener asks for the one thing there that is not Docker's. */
export function isRenewal({ request }: Exchange): boolean {
  return request.url === path;
}

const underWay = () => ({
  status: 200,
  begunAt: Date.now(),
  allowedBy: 'signed in: the certificate that is shown',
});

/**
 * Renews the client bundle whose certificate the connection shows: whoever holds it need not sign in
 * for it, so a script can do it in time. It never throws.
 */
export async function answerRenewal(door: Door, exchange: Exchange): Promise<void> {
  let actor: Actor | null = null;
  try {
    const { request, upgrade } = exchange;
    const doubled = doubledHeader(request);
    if (doubled) throw new Refused(400, `the header ${doubled} comes more than once`);
    actor = await authenticate(exchange, door.publicOrigin);
    if (request.method !== 'POST' || upgrade) throw new Refused(405, 'send this as POST');
    request.resume();
    const by = actor;
    const { fileName, zip } = await duringRequest(underWay(), () => renewed(by));
    exchange.response.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
    exchange.response.setHeader('Cache-Control', 'no-store');
    answerBytes(exchange, 200, 'application/zip', Buffer.from(zip));
  } catch (error) {
    await refuse(exchange, { actor, clusterName: '' }, error).catch((failure: unknown) => {
      log('error', 'refusal not answered', { reason: reasonOf(failure) });
      exchange.request.socket.destroy();
    });
  }
}

/** @throws Refused in the words of the problem */
async function renewed(actor: Actor) {
  try {
    return await renewBundle(actor, 'current');
  } catch (error) {
    if (error instanceof Problem) throw new Refused(error.status, error.message, { isRecorded: true });
    throw error;
  }
}
