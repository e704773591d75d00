import { once } from 'node:events';
import type { Socket } from 'node:net';
import { headOf, openConnection, statusOf } from '@/bench/load/connection';
import type { JobOf, Result } from '@/bench/load/job';
import { tarOfOneFile } from '@/e2e/fixtures/tar-of-one-file';

/** Carries one long answer or one long request. @throws when the answer is no success */
export async function transfer(job: JobOf<'transfer'>): Promise<Result> {
  const socket = await openConnection(job.at);
  const startedAt = performance.now();
  const read = readToEnd(socket);
  const tar = job.uploadBytes === undefined ? null : tarOfOneFile(job.uploadBytes);
  const length: Record<string, string> = tar === null ? {} : { 'Content-Length': String(tar.length) };
  const type: Record<string, string> = tar === null ? {} : { 'Content-Type': 'application/x-tar' };
  socket.write(headOf(job.method, job.path, { ...job.headers, ...length, ...type, Connection: 'close' }));
  if (tar !== null) await send(socket, tar.chunks());
  const { head, bytes } = await read;
  const seconds = (performance.now() - startedAt) / 1_000;
  socket.destroy();
  if (statusOf(head) !== 200) throw new Error(`${job.method} ${job.path}: ${head}`);
  return { count: tar === null ? bytes : tar.length, seconds, p50Ms: 0, p99Ms: 0 };
}

async function send(socket: Socket, chunks: Iterable<Buffer>): Promise<void> {
  for (const chunk of chunks) {
    if (socket.destroyed) return;
    if (!socket.write(chunk)) await once(socket, 'drain');
  }
}

function readToEnd(socket: Socket): Promise<{ head: string; bytes: number }> {
  return new Promise((resolve, reject) => {
    let head = '';
    let bytes = 0;
    socket.on('data', (chunk: Buffer) => {
      if (head === '') head = chunk.toString('latin1', 0, 600);
      bytes += chunk.length;
    });
    socket.once('error', reject);
    socket.once('end', () => resolve({ head, bytes }));
    socket.once('close', () => reject(new Error(`the connection broke off after ${bytes} bytes: ${head}`)));
  });
}
