import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Address } from '@/bench/load/job';

/** A bare connection: parsing HTTP as we read would measure our parser too. */
export async function openConnection(at: Address): Promise<Socket> {
  if ('socketPath' in at) return connected(connect({ path: at.socketPath, allowHalfOpen: true }), 'connect');
  const { host, port, ca } = at;
  if (ca === undefined)
    return connected(connect({ host, port, allowHalfOpen: true, noDelay: true }), 'connect');
  const carrier = connect({ host, port, allowHalfOpen: true, noDelay: true });
  return connected(connectTls({ ca, socket: carrier, host }), 'secureConnect');
}

async function connected(socket: Socket, event: 'connect' | 'secureConnect'): Promise<Socket> {
  await once(socket, event);
  return socket;
}

/** The head of a request as it goes over the wire. */
export function headOf(method: string, path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\nHost: bench\r\n${lines.join('')}\r\n`;
}

/** The status of an answer whose beginning this is. */
export function statusOf(head: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
}
