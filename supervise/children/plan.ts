import type { ChildProcess } from 'node:child_process';

/** How one process is started, recognised as ready, and ended. */
export interface ProcessPlan {
  /** As people are told, e.g. "gateway". */
  readonly name: string;
  /** What must be so each time before it is started, e.g. no survivor of an earlier start. */
  readonly prepare?: () => Promise<void>;
  readonly spawn: () => ChildProcess;
  readonly isReady: () => Promise<boolean> | boolean;
  readonly readyWithinMs: number;
  readonly stopSignal: NodeJS.Signals;
  /** After this it is killed. */
  readonly stopWithinMs: number;
  /** What helps it to end when it takes longer than this. */
  readonly hurry?: { readonly afterMs: number; readonly work: () => void };
  /** Ends what it may leave behind, e.g. dockerd's containerd. */
  readonly afterStop?: () => Promise<void>;
  /** For a process that prints into a file. */
  readonly lastLogLines?: () => readonly string[];
}
