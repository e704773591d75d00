import { z } from 'zod';
import { flag, moment, text, wholeNumber } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';
import { containerPath, terminalSize } from '@/lib/docker-api/schemas/names';

const onContainer = { target: 'container', body: 'none', procedure: 'forward', answer: 'opaque' } as const;

const attaching = {
  ...onContainer,
  path: '/containers/{id}/attach',
  permission: { onTarget: 'container.attach' },
  query: z.strictObject({
    logs: flag.optional(),
    stream: flag.optional(),
    stdin: flag.optional(),
    stdout: flag.optional(),
    stderr: flag.optional(),
    detachKeys: text.optional(),
    /** dockerode repeats its own option here; it says nothing to an engine. */
    hijack: flag.transform(() => undefined).optional(),
  }),
  effect: 'change',
  transport: 'hijack',
} as const satisfies Omit<Route, 'method'>;

/** What moves bytes in or out of a container, or waits on it. */
export const containerIoRoutes: readonly Route[] = [
  {
    ...onContainer,
    method: 'GET',
    path: '/containers/{id}/logs',
    permission: { onTarget: 'container.logs' },
    query: z.strictObject({
      follow: flag.optional(),
      stdout: flag.optional(),
      stderr: flag.optional(),
      timestamps: flag.optional(),
      details: flag.optional(),
      since: moment.optional(),
      until: moment.optional(),
      tail: z
        .string()
        .regex(/^(?:|all|-?[0-9]{1,9})$/, 'must be a number of lines or "all"')
        .optional(),
    }),
    effect: 'read',
    transport: 'stream',
  },
  { method: 'POST', ...attaching },
  /** A browser's WebSocket is a GET with an upgrade; the door refuses it without one. */
  { method: 'GET', ...attaching },
  {
    ...onContainer,
    method: 'POST',
    path: '/containers/{id}/resize',
    permission: { onTarget: 'container.attach' },
    query: z.strictObject(terminalSize),
    effect: 'change',
    transport: 'plain',
  },
  {
    ...onContainer,
    method: 'POST',
    path: '/containers/{id}/wait',
    permission: { onTarget: 'container.view' },
    query: z.strictObject({
      condition: z.enum(['', 'not-running', 'next-exit', 'removed']).optional(),
      /** docker-py's waiting time, which engines do not read. */
      timeout: wholeNumber(0, 1_000_000)
        .transform(() => undefined)
        .optional(),
    }),
    effect: 'read',
    transport: 'stream',
  },
  {
    ...onContainer,
    method: 'HEAD',
    path: '/containers/{id}/archive',
    permission: { onTarget: 'container.copy-out' },
    query: z.strictObject({ path: containerPath }),
    effect: 'read',
    transport: 'plain',
  },
  {
    ...onContainer,
    method: 'GET',
    path: '/containers/{id}/archive',
    permission: { onTarget: 'container.copy-out' },
    query: z.strictObject({ path: containerPath }),
    effect: 'read',
    transport: 'stream',
  },
  {
    ...onContainer,
    method: 'PUT',
    path: '/containers/{id}/archive',
    permission: { onTarget: 'container.copy-in' },
    query: z.strictObject({
      path: containerPath,
      noOverwriteDirNonDir: flag.optional(),
      copyUIDGID: flag.optional(),
    }),
    body: 'stream',
    effect: 'change',
    transport: 'plain',
  },
  {
    ...onContainer,
    method: 'GET',
    path: '/containers/{id}/export',
    permission: { onTarget: 'container.copy-out' },
    query: z.strictObject({}),
    effect: 'read',
    transport: 'stream',
  },
];
