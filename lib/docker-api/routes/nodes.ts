import { z } from 'zod';
import { filters, flag } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';
import { objectVersion } from '@/lib/docker-api/routes/secrets-and-configs';
import { nodeSpec } from '@/lib/docker-api/schemas/node';

export const nodeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/nodes',
    permission: { filter: 'node.view' },
    target: 'none',
    query: z.strictObject({
      filters: filters('id', 'label', 'membership', 'name', 'node.label', 'role').optional(),
    }),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'node-list',
    answer: 'procedure',
  },
  {
    method: 'GET',
    path: '/nodes/{id}',
    permission: { onTarget: 'node.view' },
    target: 'node',
    query: z.strictObject({}),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'forward',
    answer: 'node-inspect',
  },
  {
    method: 'POST',
    path: '/nodes/{id}/update',
    permission: { onTarget: 'node.update' },
    target: 'node',
    query: z.strictObject({ version: objectVersion }),
    body: nodeSpec,
    effect: 'change',
    transport: 'plain',
    procedure: 'node-update',
    answer: 'procedure',
  },
  {
    method: 'DELETE',
    path: '/nodes/{id}',
    permission: { onTarget: 'node.remove' },
    target: 'node',
    query: z.strictObject({ force: flag.optional() }),
    body: 'none',
    effect: 'change',
    transport: 'plain',
    procedure: 'node-remove',
    answer: 'procedure',
  },
];
