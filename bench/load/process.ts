import { type Job, job, type Reply, type Result } from '@/bench/load/job';
import { keystrokes } from '@/bench/load/keystrokes';
import { creations, requests } from '@/bench/load/requests';
import { transfer } from '@/bench/load/transfer';

/** The process that makes load, apart from all that it measures. One job at a time, over IPC. */
process.on('message', (message) => {
  perform(job.parse(message)).then(
    (result) => answer({ result }),
    (error: unknown) =>
      answer({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));

function perform(asked: Job): Promise<Result> {
  switch (asked.kind) {
    case 'requests':
      return requests(asked);
    case 'creations':
      return creations(asked);
    case 'transfer':
      return transfer(asked);
    case 'keystrokes':
      return keystrokes(asked);
  }
}

function answer(reply: Reply): void {
  process.send?.(reply);
}
