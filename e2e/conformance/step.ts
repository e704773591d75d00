/** Extra ways in which the output of one step may differ from run to run: see `masks`. */
export type Mask = 'numbers' | 'order' | 'progress' | 'terminal';

interface AnyStep {
  /** More is masked than what always is: ids, times, addresses. */
  readonly mask?: readonly Mask[];
  /** Asked again until what it prints has this: for what the engine does in its own time. */
  readonly until?: string | RegExp;
  /** What it printed is `$NAME` in the steps that follow. */
  readonly keep?: string;
  /** Left out of the short form. */
  readonly slow?: true;
}

/** One command of docker. Words are split as a shell splits them, with quotes and `$NAME`. */
export interface DockerStep extends AnyStep {
  readonly run: string;
  /** What it reads from standard input. */
  readonly input?: string;
  /** Runs at a terminal, as `-it` needs it; `input` is typed at the shell's first prompt. */
  readonly terminal?: true;
  /** Played past the door at that worker of the Swarm: a preparation, or what only the node itself can do. */
  readonly at?: 1 | 2;
}

/** A line for a shell in which `docker` is the client of this tour, for pipes and for files. */
export interface ShellStep extends AnyStep {
  readonly shell: string;
}

export type Step = DockerStep | ShellStep;

export interface Chapter {
  readonly name: string;
  /** Files in `$DIR`, which is also where the commands run. */
  readonly files?: Readonly<Record<string, string>>;
  /** A line is a step that needs nothing else. */
  readonly steps: readonly (string | Step)[];
  /** Part of the short form, which `npm test` plays. */
  readonly inShort?: true;
  /** Needs a Swarm; else it is played on one engine, and in the full form also on a Swarm's manager. */
  readonly needsSwarm?: true;
}

/** What a step is called in expectations and reports: the command as it is written in the tour. */
export function titleOf(step: Step): string {
  return 'run' in step ? step.run : step.shell;
}

export function stepsOf(chapter: Chapter, form: 'short' | 'full'): readonly Step[] {
  return chapter.steps
    .map((step): Step => (typeof step === 'string' ? { run: step } : step))
    .filter(({ slow }) => form === 'full' || !slow);
}
