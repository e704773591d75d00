import { z } from 'zod';
import { filters, moment } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';

const greeting = {
  path: '/_ping',
  permission: { signedIn: 'clients ask it first to agree on a version; it tells of no resource' },
  target: 'none',
  query: z.strictObject({}),
  body: 'none',
  effect: 'read',
  transport: 'plain',
  procedure: 'ping',
  answer: 'procedure',
} as const satisfies Omit<Route, 'method'>;

const diskUsageTypes: readonly string[] = ['container', 'image', 'volume', 'build-cache'];

export const systemRoutes: readonly Route[] = [
  { method: 'HEAD', ...greeting },
  { method: 'GET', ...greeting },
  {
    method: 'GET',
    path: '/version',
    permission: { signedIn: 'the versions of the engine, which clients need to adapt to it' },
    target: 'none',
    query: z.strictObject({}),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'version',
    answer: 'procedure',
  },
  {
    method: 'GET',
    path: '/info',
    permission: { signedIn: 'clients adapt to it; the filter leaves what tells of nobody' },
    target: 'none',
    query: z.strictObject({}),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'forward',
    answer: 'info',
  },
  {
    method: 'GET',
    path: '/system/df',
    permission: { filter: 'container.view' },
    target: 'none',
    query: z.strictObject({
      type: z
        .string()
        .refine(
          (text) => text.split('\n').every((type) => diskUsageTypes.includes(type)),
          `must be one of ${diskUsageTypes.join(', ')}`,
        )
        .optional(),
    }),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'disk-usage',
    answer: 'procedure',
  },
  {
    method: 'GET',
    path: '/events',
    permission: { filter: 'container.view' },
    target: 'none',
    query: z.strictObject({
      since: moment.optional(),
      until: moment.optional(),
      filters: filters(
        'config',
        'container',
        'daemon',
        'event',
        'image',
        'label',
        'network',
        'node',
        'plugin',
        'scope',
        'secret',
        'service',
        'type',
        'volume',
      ).optional(),
    }),
    body: 'none',
    effect: 'read',
    transport: 'stream',
    procedure: 'events',
    answer: 'procedure',
  },
];
