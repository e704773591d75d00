import { type Outcome, tryRun } from '@/e2e/lab/command';
import { waitFor } from '@/e2e/wait-for';
import { asPlainText } from './plain-text';
import type { Stage } from './stage';
import { type Chapter, type Step, stepsOf, titleOf } from './step';
import { words } from './words';

/** What came of one step, without what differs from run to run. */
export interface Line {
  readonly title: string;
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly tookMs: number;
}

const stepWithinMs = 45_000;
const untilWithinMs = 60_000;

/** Plays a chapter from the first step to the last, whatever comes of each, and tidies up. */
export async function play(chapter: Chapter, stage: Stage, form: 'short' | 'full'): Promise<Line[]> {
  await stage.prepare(chapter.files ?? {});
  const lines: Line[] = [];
  for (const step of stepsOf(chapter, form)) lines.push(await playStep(step, stage));
  await stage.tidyUp();
  return lines;
}

async function playStep(step: Step, stage: Stage): Promise<Line> {
  const startedAt = Date.now();
  const outcome = await untilItSays(step, () => perform(step, stage));
  if (step.keep) stage.variables.set(step.keep, outcome.stdout.trim());
  return {
    title: titleOf(step),
    code: outcome.code,
    stdout: asPlainText(outcome.stdout, stage.names, step.mask),
    stderr: asPlainText(outcome.stderr, stage.names, step.mask),
    tookMs: Date.now() - startedAt,
  };
}

/** What takes too long is reported by what it said last: the comparison shows it. */
async function untilItSays(step: Step, perform: () => Promise<Outcome>): Promise<Outcome> {
  const { until } = step;
  if (until === undefined) return perform();
  const says =
    typeof until === 'string' ? (text: string) => text.includes(until) : (text: string) => until.test(text);
  let last: Outcome | undefined;
  const ask = async () => {
    last = await perform();
    return says(last.stdout + last.stderr) ? last : undefined;
  };
  return waitFor(titleOf(step), ask, { timeoutMs: untilWithinMs, intervalMs: 150 }).catch((error) => {
    if (!last) throw error;
    return last;
  });
}

async function perform(step: Step, stage: Stage): Promise<Outcome> {
  stage.variables.set('NOW', String(Math.floor(Date.now() / 1000) + 1));
  const cwd = stage.folder;
  if ('shell' in step) {
    const env = { ...stage.docker.environment, ...Object.fromEntries(stage.variables) };
    return tryRun('sh', ['-c', step.shell], { env, cwd, input: Buffer.alloc(0), timeoutMs: stepWithinMs });
  }
  const docker = step.at === undefined ? stage.docker : stage.workers[step.at - 1];
  if (!docker) throw new Error(`This stage has no worker ${step.at}`);
  const args = words(step.run, stage.variables);
  if (step.terminal) {
    const running = docker.startAtTerminal(...args);
    if (step.input !== undefined) {
      await running.prints('# ', 15_000).catch(() => undefined);
      running.type(step.input);
    }
    const code = await running.ends(stepWithinMs);
    return { code, stdout: running.output, stderr: '' };
  }
  const input = Buffer.from(step.input ?? '');
  return tryRun('docker', args, { env: docker.environment, cwd, input, timeoutMs: stepWithinMs });
}
