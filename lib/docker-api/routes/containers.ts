import { z } from 'zod';
import { filters, flag, text, wholeNumber } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';
import { containerCreate } from '@/lib/docker-api/schemas/container-create';
import { containerUpdate } from '@/lib/docker-api/schemas/container-update';
import { containerName, signal } from '@/lib/docker-api/schemas/names';
import { psArguments } from '@/lib/docker-api/schemas/ps-arguments';

const read = { body: 'none', effect: 'read', transport: 'plain' } as const;
const act = {
  target: 'container',
  body: 'none',
  effect: 'change',
  transport: 'plain',
  procedure: 'forward',
  answer: 'opaque',
} as const;

/** Seconds; -1 waits without end. */
const stopTimeout = wholeNumber(-1, 86_400);
const stopping = z.strictObject({ t: stopTimeout.optional(), signal: signal.optional() });
const nothing = z.strictObject({});

export const containerRoutes: readonly Route[] = [
  {
    ...read,
    method: 'GET',
    path: '/containers/json',
    permission: { filter: 'container.view' },
    target: 'none',
    query: z.strictObject({
      all: flag.optional(),
      size: flag.optional(),
      /** 0 and -1: no limit. */
      limit: wholeNumber(-1, 1_000_000).optional(),
      before: text.optional(),
      since: text.optional(),
      /** docker-py sends it; engines no longer read it. */
      trunc_cmd: flag.optional(),
      filters: filters(
        'ancestor',
        'before',
        'exited',
        'expose',
        'health',
        'id',
        'is-task',
        'isolation',
        'label',
        'name',
        'network',
        'publish',
        'since',
        'status',
        'volume',
      ).optional(),
    }),
    procedure: 'container-list',
    answer: 'procedure',
  },
  {
    method: 'POST',
    path: '/containers/create',
    permission: { onNamed: 'container.create' },
    target: 'none',
    query: z.strictObject({ name: containerName.optional(), platform: text.optional() }),
    body: containerCreate,
    effect: 'change',
    transport: 'plain',
    procedure: 'container-create',
    answer: 'procedure',
  },
  {
    ...read,
    method: 'GET',
    path: '/containers/{id}/json',
    permission: { onTarget: 'container.view' },
    target: 'container',
    query: z.strictObject({ size: flag.optional() }),
    procedure: 'forward',
    answer: 'container-inspect',
  },
  {
    ...read,
    method: 'GET',
    path: '/containers/{id}/top',
    permission: { onTarget: 'container.top' },
    target: 'container',
    query: z.strictObject({ ps_args: psArguments.optional() }),
    procedure: 'forward',
    answer: 'opaque',
  },
  {
    ...read,
    method: 'GET',
    path: '/containers/{id}/changes',
    permission: { onTarget: 'container.view' },
    target: 'container',
    query: nothing,
    procedure: 'forward',
    answer: 'opaque',
  },
  {
    ...read,
    method: 'GET',
    path: '/containers/{id}/stats',
    permission: { onTarget: 'container.stats' },
    target: 'container',
    query: z.strictObject({ stream: flag.optional(), 'one-shot': flag.optional() }),
    transport: 'stream',
    procedure: 'forward',
    answer: 'opaque',
  },
  {
    ...act,
    method: 'POST',
    path: '/containers/{id}/start',
    permission: { onTarget: 'container.start' },
    query: z.strictObject({ detachKeys: text.optional() }),
  },
  {
    ...act,
    method: 'POST',
    path: '/containers/{id}/stop',
    permission: { onTarget: 'container.stop' },
    query: stopping,
  },
  {
    ...act,
    method: 'POST',
    path: '/containers/{id}/restart',
    permission: { onTarget: 'container.restart' },
    query: stopping,
  },
  {
    ...act,
    method: 'POST',
    path: '/containers/{id}/kill',
    permission: {
      onTarget: 'container.kill',
      except: {
        parameter: 'signal',
        values: ['WINCH', 'SIGWINCH', '28'],
        operation: 'container.attach',
        reason: 'an attached terminal announces its new size with it',
      },
    },
    query: z.strictObject({ signal: signal.optional() }),
  },
  {
    ...act,
    method: 'POST',
    path: '/containers/{id}/pause',
    permission: { onTarget: 'container.pause' },
    query: nothing,
  },
  {
    ...act,
    method: 'POST',
    path: '/containers/{id}/unpause',
    permission: { onTarget: 'container.pause' },
    query: nothing,
  },
  {
    ...act,
    method: 'POST',
    path: '/containers/{id}/update',
    permission: { onTarget: 'container.update' },
    query: nothing,
    body: containerUpdate,
    procedure: 'container-update',
    answer: 'procedure',
  },
  {
    ...act,
    method: 'POST',
    path: '/containers/{id}/rename',
    permission: { onTarget: 'container.rename' },
    query: z.strictObject({
      name: containerName.refine((name) => name !== undefined, 'must not be empty'),
    }),
    procedure: 'container-rename',
    answer: 'procedure',
  },
  {
    ...act,
    method: 'DELETE',
    path: '/containers/{id}',
    permission: { onTarget: 'container.remove' },
    query: z.strictObject({
      v: flag.optional(),
      force: flag.optional(),
      link: flag
        .refine((on) => !on, 'links are not offered')
        .transform(() => undefined)
        .optional(),
    }),
    procedure: 'container-remove',
    answer: 'procedure',
  },
];
