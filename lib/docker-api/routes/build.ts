import { z } from 'zod';
import { filters, flag, text, wholeNumber } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';
import { buildQuery } from '@/lib/docker-api/schemas/build';

const bytes = wholeNumber(0, Number.MAX_SAFE_INTEGER).optional();

export const buildRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/build',
    permission: { onNamed: 'image.build' },
    target: 'none',
    query: buildQuery,
    body: 'stream',
    effect: 'change',
    transport: 'stream',
    procedure: 'image-build',
    answer: 'procedure',
  },
  {
    method: 'POST',
    path: '/build/prune',
    permission: {
      signedIn: "BuildKit's cache holds nothing that was built here; whoever manages the cluster empties it.",
    },
    target: 'none',
    query: z.strictObject({
      all: flag.optional(),
      'keep-storage': bytes,
      'reserved-space': bytes,
      'max-used-space': bytes,
      'min-free-space': bytes,
      filters: filters(
        'until',
        'id',
        'parent',
        'type',
        'description',
        'inuse',
        'shared',
        'private',
        'unused-for',
        // `docker system prune` says them to each kind; they mean nothing here.
        'label',
        'label!',
      ).optional(),
    }),
    body: 'none',
    effect: 'change',
    transport: 'plain',
    procedure: 'build-prune',
    answer: 'procedure',
  },
  {
    method: 'POST',
    path: '/build/cancel',
    permission: { onWhole: 'cluster.manage' },
    target: 'none',
    query: z.strictObject({ id: text.min(1) }),
    body: 'none',
    effect: 'change',
    transport: 'plain',
    procedure: 'forward',
    answer: 'opaque',
  },
];
