import { z } from 'zod';
import { flag, orNull, reported, text, texts, words } from '@/lib/docker-api/schemas/fields';

const consoleSize = orNull(z.array(z.int().min(0).max(10_000)).length(2));

/** The body of `POST /containers/{id}/exec`. */
export const execCreate = z.strictObject({
  User: text,
  Privileged: flag,
  Tty: flag,
  ConsoleSize: consoleSize,
  AttachStdin: flag,
  AttachStdout: flag,
  AttachStderr: flag,
  DetachKeys: text,
  Env: texts,
  WorkingDir: text,
  Cmd: words,
  /** Sent by clients, read by no engine: the start decides, and the path names the container. */
  Detach: reported,
  Container: reported,
});

/** The body of `POST /exec/{id}/start`. */
export const execStart = z.strictObject({
  Detach: flag,
  Tty: flag,
  ConsoleSize: consoleSize,
  /** dockerode's own options. */
  hijack: reported,
  stdin: reported,
});

export type ExecCreate = z.output<typeof execCreate>;
export type ExecStart = z.output<typeof execStart>;
