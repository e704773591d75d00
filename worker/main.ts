import { run } from 'graphile-worker';
import { db } from '@/lib/db/client';
import { workerEnvironment } from '@/lib/environment/processes';
import { workerLogger } from '@/worker/log';
import { tasksOf } from '@/worker/tasks';

/**
 * The process that carries out durable operations. It holds no engine credential: all it does to a
 * cluster goes through the gateway. Any number of them can run against one Postgres.
 */
const environment = workerEnvironment();

const runner = await run({
  connectionString: environment.DATABASE_URL,
  concurrency: 8,
  pollInterval: 1_000,
  noHandleSignals: true,
  logger: workerLogger,
  taskList: tasksOf(db, environment.WHEELHOUSE_GATEWAY_URL),
  crontab: '* * * * * orders:check ?max=1',
});

const stop = () => {
  runner
    .stop()
    .then(() => db.$disconnect())
    .finally(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// The supervisor went away without a word: end with it.
process.once('disconnect', stop);

await runner.promise;
