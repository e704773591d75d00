import { z } from 'zod';
import { filters, flag, text } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';
import { imageChanges } from '@/lib/docker-api/schemas/image-changes';

export const imageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/images/json',
    permission: { filter: 'image.view' },
    target: 'none',
    query: z.strictObject({
      all: flag.optional(),
      digests: flag.optional(),
      'shared-size': flag.optional(),
      manifests: flag.optional(),
      /** The name alone, from before filters; docker-py still sends it. */
      filter: text.optional(),
      /** docker-py's; engines do not read it. */
      only_ids: flag.transform(() => undefined).optional(),
      filters: filters('before', 'dangling', 'label', 'reference', 'since', 'until').optional(),
    }),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'image-list',
    answer: 'procedure',
  },
  {
    method: 'POST',
    path: '/images/create',
    selectedBy: 'fromSrc',
    permission: { onNamed: 'image.load' },
    target: 'none',
    query: z.strictObject({
      /** The body. Anything else is a URL, which the engine would fetch. */
      fromSrc: z.literal('-'),
      repo: text.min(1),
      tag: text.optional(),
      message: text.optional(),
      changes: imageChanges.optional(),
      platform: text.optional(),
    }),
    body: 'stream',
    effect: 'change',
    transport: 'stream',
    procedure: 'image-import',
    answer: 'procedure',
  },
  {
    method: 'POST',
    path: '/images/create',
    permission: { onNamed: 'image.pull' },
    target: 'none',
    query: z.strictObject({
      fromImage: text.min(1),
      tag: text.optional(),
      platform: text.optional(),
    }),
    body: 'none',
    effect: 'change',
    transport: 'stream',
    procedure: 'image-pull',
    answer: 'procedure',
  },
  {
    method: 'GET',
    path: '/images/{name...}/json',
    permission: { onTarget: 'image.view' },
    target: 'image',
    query: z.strictObject({ manifests: flag.optional(), platform: text.optional() }),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'forward',
    answer: 'image-inspect',
  },
  {
    method: 'GET',
    path: '/images/{name...}/history',
    permission: { onTarget: 'image.view' },
    target: 'image',
    query: z.strictObject({ platform: text.optional() }),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'forward',
    answer: 'image-history',
  },
];
