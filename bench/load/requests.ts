import { Client } from 'undici';
import type { Address, JobOf, Result } from '@/bench/load/job';
import { fromLatencies } from '@/bench/load/percentiles';

/** Asks again and again until the time is over. @throws for an answer that is no success */
export async function requests(job: JobOf<'requests'>): Promise<Result> {
  const latencies: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + job.durationMs;
  await withClients(job.at, job.connections, async (client, number) => {
    const path = job.paths[number % job.paths.length] ?? '/';
    while (performance.now() < until) {
      const from = performance.now();
      await drained(client, { method: job.method, path, headers: job.headers });
      latencies.push(performance.now() - from);
    }
  });
  return fromLatencies(latencies, (performance.now() - startedAt) / 1_000);
}

/** Makes and removes containers until the time is over. Each of the two counts as one change. */
export async function creations(job: JobOf<'creations'>): Promise<Result> {
  const latencies: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + job.durationMs;
  const headers = { ...job.headers, 'content-type': 'application/json' };
  const timed = async (client: Client, request: Asked) => {
    const from = performance.now();
    const text = await answered(client, request);
    latencies.push(performance.now() - from);
    return text;
  };
  await withClients(job.at, job.connections, async (client) => {
    while (performance.now() < until) {
      const path = `${job.base}/containers/create`;
      const made: unknown = JSON.parse(
        await timed(client, { method: 'POST', path, headers, body: job.body }),
      );
      const id = typeof made === 'object' && made !== null && 'Id' in made ? made.Id : '';
      await timed(client, { method: 'DELETE', path: `${job.base}/containers/${id}`, headers: job.headers });
    }
  });
  return fromLatencies(latencies, (performance.now() - startedAt) / 1_000);
}

interface Asked {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

async function answered(client: Client, request: Asked): Promise<string> {
  const { statusCode, body } = await client.request(request);
  const text = await body.text();
  if (statusCode >= 300) throw new Error(`${request.method} ${request.path}: ${statusCode} ${text}`);
  return text;
}

/** Takes an answer to its last byte and keeps none: what it costs a client to hold megabytes is not the server's. */
async function drained(client: Client, request: Asked): Promise<void> {
  const { statusCode, body } = await client.request(request);
  if (statusCode >= 300) {
    throw new Error(`${request.method} ${request.path}: ${statusCode} ${await body.text()}`);
  }
  for await (const chunk of body) void chunk;
}

/** One client is one kept connection with one request at a time. */
async function withClients(
  at: Address,
  count: number,
  use: (client: Client, number: number) => Promise<void>,
): Promise<void> {
  const clients = Array.from({ length: count }, () => clientOf(at));
  try {
    await Promise.all(clients.map(use));
  } finally {
    await Promise.all(clients.map((client) => client.destroy()));
  }
}

function clientOf(at: Address): Client {
  if ('socketPath' in at) return new Client('http://engine', { socketPath: at.socketPath });
  const { host, port, ca } = at;
  return ca === undefined
    ? new Client(`http://${host}:${port}`)
    : new Client(`https://${host}:${port}`, { connect: { ca } });
}
