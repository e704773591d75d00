import { z } from 'zod';
import { filters, flag } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';
import { volumeCreate } from '@/lib/docker-api/schemas/volume';

export const volumeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/volumes',
    permission: { filter: 'volume.view' },
    target: 'none',
    query: z.strictObject({ filters: filters('dangling', 'driver', 'label', 'name').optional() }),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'volume-list',
    answer: 'procedure',
  },
  {
    method: 'POST',
    path: '/volumes/create',
    permission: { onNamed: 'volume.create' },
    target: 'none',
    query: z.strictObject({}),
    body: volumeCreate,
    effect: 'change',
    transport: 'plain',
    procedure: 'volume-create',
    answer: 'procedure',
  },
  {
    method: 'GET',
    path: '/volumes/{name}',
    permission: { onTarget: 'volume.view' },
    target: 'volume',
    query: z.strictObject({}),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'forward',
    answer: 'volume-inspect',
  },
  {
    method: 'DELETE',
    path: '/volumes/{name}',
    permission: { onTarget: 'volume.remove' },
    target: 'volume',
    query: z.strictObject({ force: flag.optional() }),
    body: 'none',
    effect: 'change',
    transport: 'plain',
    procedure: 'volume-remove',
    answer: 'procedure',
  },
];
