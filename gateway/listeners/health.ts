import { connect } from 'node:net';
import { answerJson } from '@/gateway/answer';
import type { Door } from '@/gateway/door';
import type { Exchange } from '@/gateway/exchange';
import { db } from '@/lib/db/client';

const withinMs = 3_000;

/** Answers /healthz and /readyz; false for any other path. They need no credential. */
export async function answerHealth(door: Door, exchange: Exchange): Promise<boolean> {
  const { url = '', method } = exchange.request;
  const path = url.split('?', 1)[0];
  if ((path !== '/healthz' && path !== '/readyz') || (method !== 'GET' && method !== 'HEAD')) return false;
  exchange.request.resume();
  if (path === '/healthz') answerJson(exchange, 200, { status: 'ok' });
  else {
    const readiness = await readinessOf(door);
    answerJson(exchange, readiness.status === 'ready' ? 200 : 503, readiness);
  }
  return true;
}

/**
 * Ready means that we can decide, record and show pages. An engine that is out of reach is shown, and does not
 * make us unready: its requests are answered 503, all others are served.
 */
async function readinessOf({ clusters, webUrl }: Door) {
  const [{ postgres, migrations }, web] = await Promise.all([databaseState(), webState(webUrl)]);
  return {
    status: [postgres, migrations, web].every((state) => state === 'ok') ? 'ready' : 'unready',
    postgres,
    migrations,
    web,
    clusters: clusters.all().map(({ name, condition }) => ({ name, state: condition.state })),
  };
}

async function databaseState(): Promise<{ postgres: string; migrations: string }> {
  try {
    const [row] = await inTime(db.$queryRaw<{ unfinished: bigint; applied: bigint }[]>`
      SELECT count(*) FILTER (WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL) AS "unfinished",
             count(*) FILTER (WHERE "finished_at" IS NOT NULL) AS "applied"
      FROM "_prisma_migrations"`);
    const isMigrated = row !== undefined && row.unfinished === 0n && row.applied > 0n;
    return { postgres: 'ok', migrations: isMigrated ? 'ok' : 'pending' };
  } catch (error) {
    const isMissingTable = error instanceof Error && error.message.includes('_prisma_migrations');
    return isMissingTable
      ? { postgres: 'ok', migrations: 'pending' }
      : { postgres: 'unreachable', migrations: 'unknown' };
  }
}

/** Whether the pages' process takes connections. */
function webState({ hostname, port }: URL): Promise<'ok' | 'unreachable'> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: withinMs });
    const say = (state: 'ok' | 'unreachable') => {
      socket.destroy();
      resolve(state);
    };
    socket.once('connect', () => say('ok'));
    socket.once('timeout', () => say('unreachable'));
    socket.once('error', () => say('unreachable'));
  });
}

async function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('took too long')), withinMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
