import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import type { DataDirectory } from '@/supervise/start/data-directory';
import { StartRefused, systemCode } from '@/supervise/start/refused';

/**
 * Holds the data directory for this process by listening on a socket that belongs to it. A process
 * that was killed answers no more, so nothing stale is ever in the way.
 *
 * @throws StartRefused when another Wheelhouse holds it
 */
export async function holdDataDirectory(directory: DataDirectory): Promise<void> {
  const socket = join(directory.run, 'supervisor.sock');
  if (await answers(socket)) {
    throw new StartRefused(
      `Wheelhouse already runs on ${directory.path}. Stop it, or set WHEELHOUSE_DATA to another directory.`,
    );
  }
  rmSync(socket, { force: true });
  const server = createServer((connection) => connection.destroy());
  server.listen(socket);
  await once(server, 'listening');
  chmodSync(socket, 0o600);
  server.unref();
}

async function answers(socket: string): Promise<boolean> {
  const connection = connect(socket);
  try {
    await once(connection, 'connect');
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ECONNREFUSED') return false;
    throw error;
  } finally {
    connection.destroy();
  }
}
