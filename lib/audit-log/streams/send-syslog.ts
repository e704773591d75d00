import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { checkedAddress } from '@/lib/outgoing/checked-address';

const withinMs = 20_000;

export interface SyslogReceiver {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  /** Certificates of its authority, PEM; "" for the public ones. */
  readonly authority: string;
  /** Networks besides public addresses. */
  readonly allowed: readonly string[];
}

/**
 * Sends messages over a connection of their own, and ends it. Syslog has no answer by which a receiver
 * says what it took, and what stands in a socket's buffers is lost when it dies. But a receiver that
 * has read to our end closes its own side in order, and one that has not, or is gone, resets the
 * connection, or leaves before: so the batch counts as taken when the connection ends in order.
 *
 * @throws Error with a sentence for whoever set the stream: some of it may have arrived
 */
export async function sendSyslog(receiver: SyslogReceiver, payload: string): Promise<void> {
  const signal = AbortSignal.timeout(withinMs);
  const { address } = await checkedAddress(receiver.host, receiver.allowed, signal);
  await new Promise<void>((resolve, reject) => {
    const socket = connect(receiver, address);
    let hasSentAll = false;
    const fail = (reason: string) => {
      socket.destroy();
      reject(new Error(reason));
    };
    signal.addEventListener(
      'abort',
      () => fail(`${receiver.host} did not take it within ${withinMs / 1_000} seconds.`),
      {
        once: true,
      },
    );
    socket.on('error', (error: Error) => fail(`${receiver.host} cannot be reached: ${error.message}`));
    // What it says is read, or its end would never be seen.
    socket.resume();
    socket.once(receiver.isTls ? 'secureConnect' : 'connect', () => {
      socket.end(payload, () => {
        hasSentAll = true;
      });
    });
    socket.once('close', (hadError: boolean) => {
      if (hadError) return;
      if (hasSentAll) resolve();
      else fail(`${receiver.host} closed the connection before it had everything.`);
    });
    socket.once('end', () => {
      if (!hasSentAll) fail(`${receiver.host} closed the connection before it had everything.`);
    });
  });
}

function connect({ host, port, isTls, authority }: SyslogReceiver, address: string): Socket {
  // It may close its side whenever it likes; we want to hear of it before we have ended ours.
  if (!isTls) return connectPlain({ host: address, port, allowHalfOpen: true });
  const options: ConnectionOptions & { allowHalfOpen: boolean } = {
    host: address,
    port,
    allowHalfOpen: true,
    minVersion: 'TLSv1.2',
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(authority === '' ? {} : { ca: authority }),
  };
  return connectTls(options);
}
