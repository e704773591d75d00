import { once } from 'node:events';
import type { Socket } from 'node:net';
import { headOf, openConnection, statusOf } from '@/bench/load/connection';
import type { JobOf, Result } from '@/bench/load/job';
import { fromLatencies } from '@/bench/load/percentiles';

const withinMs = 10_000;
const warmUp = 20;

/** Types keys into a terminal, and measures how long each takes to come back. */
export async function keystrokes(job: JobOf<'keystrokes'>): Promise<Result> {
  const socket = await openConnection(job.at);
  const length = {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(job.body)),
  };
  const upgrade = { Connection: 'Upgrade', Upgrade: 'tcp' };
  socket.write(headOf('POST', job.path, { ...job.headers, ...upgrade, ...length }) + job.body);
  const head = String(await next(socket));
  if (statusOf(head) !== 101) throw new Error(`${job.path}: ${head}`);
  const latencies: number[] = [];
  const startedAt = performance.now();
  for (let typed = 0; typed < job.count + warmUp; typed += 1) {
    const from = performance.now();
    socket.write('k');
    await next(socket);
    if (typed >= warmUp) latencies.push(performance.now() - from);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  socket.write(job.goodbye);
  await next(socket);
  socket.destroy();
  return fromLatencies(latencies, seconds);
}

async function next(socket: Socket): Promise<Buffer> {
  const [chunk] = await once(socket, 'data', { signal: AbortSignal.timeout(withinMs) });
  return chunk as Buffer;
}
