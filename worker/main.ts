import { EventEmitter } from 'node:events';
import { run, type WorkerEvents } from 'graphile-worker';
import { db } from '@/lib/db/client';
import { workerEnvironment } from '@/lib/environment/processes';
import { keepSending } from '@/worker/audit-streams/keep-sending';
import { logLine, workerLogger } from '@/worker/log';
import { openPresence } from '@/worker/presence';
import { everyMinute, tasksOf } from '@/worker/tasks';

/**
 * The process that carries out durable operations. It holds no engine credential: all it does to a
 * cluster goes through the gateway. Any number of them can run against one Postgres.
 */
const lookForAbandonedEveryMs = 2_000;

const environment = workerEnvironment();

const presence = await openPresence(environment.DATABASE_URL, () => {
  logLine('error', 'The connection to Postgres was lost; starting again.');
  process.exit(1);
});
const events: WorkerEvents = new EventEmitter();
events.on('worker:create', ({ worker }) => presence.show(worker.workerId));

const minutely = everyMinute(db, environment.WHEELHOUSE_GATEWAY_URL);
const runner = await run({
  connectionString: environment.DATABASE_URL,
  concurrency: 8,
  pollInterval: 1_000,
  noHandleSignals: true,
  logger: workerLogger,
  events,
  taskList: { ...tasksOf(db, environment.WHEELHOUSE_GATEWAY_URL), ...minutely },
  crontab: Object.keys(minutely)
    .map((name) => `* * * * * ${name} ?max=1`)
    .join('\n'),
});

const looking = setInterval(() => {
  presence.releaseAbandoned().catch((error: Error) => logLine('error', error.message));
}, lookForAbandonedEveryMs);

const stopSending = keepSending(db, environment.DATABASE_URL);

const stop = () => {
  clearInterval(looking);
  stopSending();
  runner
    .stop()
    .then(() => presence.end())
    .then(() => db.$disconnect())
    .finally(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// The supervisor went away without a word: end with it.
process.once('disconnect', stop);

await runner.promise;
