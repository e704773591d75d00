import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Job, type Result, reply } from '@/bench/load/job';

/** Beside the bundle of bench/main.ts. */
const script = fileURLToPath(new URL('./load/process.js', import.meta.url));

/** The load process, as those who measure use it. */
export class Load {
  readonly #child: ChildProcess = fork(script);

  /** @throws with the load process' words when something was not answered as it should */
  async run(job: Job): Promise<Result> {
    const ended = new AbortController();
    const said = once(this.#child, 'message', { signal: ended.signal });
    const died = once(this.#child, 'exit', { signal: ended.signal }).then(() => {
      throw new Error('the load process has ended');
    });
    this.#child.send(job);
    try {
      const [message] = await Promise.race([said, died]);
      const answer = reply.parse(message);
      if ('failure' in answer) throw new Error(answer.failure);
      return answer.result;
    } finally {
      died.catch(() => undefined);
      said.catch(() => undefined);
      ended.abort();
    }
  }

  stop(): void {
    this.#child.disconnect();
  }
}
