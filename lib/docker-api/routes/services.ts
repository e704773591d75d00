import { z } from 'zod';
import { filters, flag, moment, parsedFlag, wholeNumber } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';
import { serviceSpec } from '@/lib/docker-api/schemas/service-spec';

const read = { body: 'none', effect: 'read', transport: 'plain' } as const;

const logs = z.strictObject({
  details: flag.optional(),
  follow: flag.optional(),
  stdout: flag.optional(),
  stderr: flag.optional(),
  since: moment.optional(),
  timestamps: flag.optional(),
  tail: z
    .string()
    .regex(/^(?:|all|[0-9]{1,9})$/, 'must be a number or "all"')
    .optional(),
});

/** Of an update, and of what an update would be. */
export const updateQuery = z.strictObject({
  version: wholeNumber(0, 999_999_999_999_999),
  registryAuthFrom: z.enum(['', 'spec', 'previous-spec']).optional(),
  rollback: z.enum(['', 'none', 'previous']).optional(),
});

export const serviceRoutes: readonly Route[] = [
  {
    ...read,
    method: 'GET',
    path: '/services',
    permission: { filter: 'service.view' },
    target: 'none',
    query: z.strictObject({
      filters: filters('id', 'label', 'mode', 'name', 'runtime').optional(),
      status: parsedFlag.optional(),
    }),
    procedure: 'service-list',
    answer: 'procedure',
  },
  {
    method: 'POST',
    path: '/services/create',
    permission: { onNamed: 'service.create' },
    target: 'none',
    query: z.strictObject({}),
    body: serviceSpec,
    effect: 'change',
    transport: 'plain',
    procedure: 'service-create',
    answer: 'procedure',
  },
  {
    ...read,
    method: 'GET',
    path: '/services/{id}',
    permission: { onTarget: 'service.view' },
    target: 'service',
    query: z.strictObject({ insertDefaults: parsedFlag.optional() }),
    procedure: 'forward',
    answer: 'service-inspect',
  },
  {
    method: 'DELETE',
    path: '/services/{id}',
    permission: { onTarget: 'service.remove' },
    target: 'service',
    query: z.strictObject({}),
    body: 'none',
    effect: 'change',
    transport: 'plain',
    procedure: 'service-remove',
    answer: 'procedure',
  },
  {
    method: 'POST',
    path: '/services/{id}/update',
    permission: { onTarget: 'service.update' },
    target: 'service',
    query: updateQuery,
    body: serviceSpec,
    effect: 'change',
    transport: 'plain',
    procedure: 'service-update',
    answer: 'procedure',
  },
  {
    ...read,
    method: 'GET',
    path: '/services/{id}/logs',
    permission: { onTarget: 'service.logs' },
    target: 'service',
    query: logs,
    transport: 'stream',
    procedure: 'forward',
    answer: 'opaque',
  },
  {
    ...read,
    method: 'GET',
    path: '/tasks',
    permission: { filter: 'service.view' },
    target: 'none',
    query: z.strictObject({
      filters: filters(
        'desired-state',
        'id',
        'label',
        'name',
        'node',
        'runtime',
        'service',
        '_up-to-date',
        'up-to-date',
      ).optional(),
    }),
    procedure: 'task-list',
    answer: 'procedure',
  },
  {
    ...read,
    method: 'GET',
    path: '/tasks/{id}',
    permission: { onTarget: 'service.view' },
    target: 'task',
    query: z.strictObject({}),
    procedure: 'forward',
    answer: 'task-inspect',
  },
  {
    ...read,
    method: 'GET',
    path: '/tasks/{id}/logs',
    permission: { onTarget: 'service.logs' },
    target: 'task',
    query: logs,
    transport: 'stream',
    procedure: 'forward',
    answer: 'opaque',
  },
];
