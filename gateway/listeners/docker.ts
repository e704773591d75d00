import { constants } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Door } from '@/gateway/door';
import { type Exchange, plainExchange } from '@/gateway/exchange';
import { answerHealth } from '@/gateway/listeners/health';
import { onUpgrade } from '@/gateway/listeners/on-upgrade';
import { limit, serverOptions } from '@/gateway/listeners/server-limits';
import { log, reasonOf } from '@/gateway/log';
import { answerRenewal, isRenewal } from '@/gateway/own/renew-bundle';
import { carryOut } from '@/gateway/pipeline/carry-out';
import { noticeLeaving } from '@/gateway/streams/notice-leaving';
import { issueServerCertificate } from '@/lib/certificates/server-certificate';

const renewEveryMs = 24 * 60 * 60_000;

/**
 * The listener for Docker clients: always TLS, with a certificate of our own CA. A client shows a
 * certificate of that CA or a bearer token; whoever shows neither gets a 401 and not a broken
 * handshake, which clients explain badly.
 *
 * @param hosts what clients call us by
 */
export async function dockerListener(door: Door, hosts: readonly string[]): Promise<Server> {
  const server = createServer({
    ...serverOptions,
    ...(await secureContext(hosts)),
    minVersion: 'TLSv1.2',
    requestCert: true,
    rejectUnauthorized: false,
    // A resumed session would bring a certificate's verdict of before.
    secureOptions: constants.SSL_OP_NO_TICKET,
    handshakeTimeout: 15_000,
    allowHalfOpen: true,
  });
  limit(server);
  // Of a TLS connection only this event gives the TCP connection below.
  server.on('connection', noticeLeaving);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void serve(door, plainExchange('docker', request, response));
  });
  onUpgrade(server, 'docker', (exchange) => void serve(door, exchange));
  const renewal = setInterval(() => {
    secureContext(hosts).then(
      (context) => server.setSecureContext(context),
      (error: unknown) => log('error', 'server certificate not renewed', { reason: reasonOf(error) }),
    );
  }, renewEveryMs);
  renewal.unref();
  server.once('close', () => clearInterval(renewal));
  return server;
}

async function serve(door: Door, exchange: Exchange): Promise<void> {
  if (isRenewal(exchange)) return answerRenewal(door, exchange);
  if (!(await answerHealth(door, exchange))) await carryOut(door, exchange);
}

async function secureContext(hosts: readonly string[]) {
  const { certificatePem, keyPem, authorityPem } = await issueServerCertificate(hosts);
  return { cert: certificatePem, key: keyPem, ca: authorityPem };
}
