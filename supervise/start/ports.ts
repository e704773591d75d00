import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartRefused, systemCode } from '@/supervise/start/refused';

/** Where a listener is to be bound, and the variable that sets its port. */
export interface WantedPort {
  readonly host: string;
  readonly port: number;
  readonly variable: string;
}

/** @throws StartRefused when somebody else listens there, or we may not */
export async function claimable({ host, port, variable }: WantedPort): Promise<void> {
  try {
    await bindOnce(host, port);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EADDRINUSE') {
      throw new StartRefused(
        `Port ${port} on ${host} is taken by another program. Stop it, or set ${variable} to a free port.`,
      );
    }
    if (code === 'EACCES') {
      throw new StartRefused(`Port ${port} may not be used by this user. Set ${variable} to 1024 or more.`);
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartRefused(
        `${host} is not an address of this machine. Set WHEELHOUSE_HOST to one that is.`,
      );
    }
    throw error;
  }
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freeLoopbackPort(): Promise<number> {
  return bindOnce('127.0.0.1', 0);
}

async function bindOnce(host: string, port: number): Promise<number> {
  const server = createServer();
  server.listen({ host, port, exclusive: true });
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : port;
}
