import { z } from 'zod';
import { filters, wholeNumber } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';
import { registryLogin } from '@/lib/docker-api/schemas/registry-login';

/** Requests that make an engine contact a registry on its own; allow-listed hosts only. */
export const registryRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/auth',
    permission: { signedIn: "It shows a credential of the person's own to a registry that is allowed here." },
    target: 'none',
    query: z.strictObject({}),
    body: registryLogin,
    effect: 'change',
    transport: 'plain',
    procedure: 'registry-login',
    answer: 'procedure',
  },
  {
    method: 'GET',
    path: '/images/search',
    permission: { filter: 'image.pull' },
    target: 'none',
    query: z.strictObject({
      term: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,254}$/, 'must be words to search for'),
      limit: wholeNumber(0, 100).optional(),
      filters: filters('is-automated', 'is-official', 'stars').optional(),
    }),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'registry-search',
    answer: 'procedure',
  },
  {
    method: 'GET',
    path: '/distribution/{name...}/json',
    permission: { onNamed: 'image.pull' },
    target: 'image',
    query: z.strictObject({}),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'image-distribution',
    answer: 'procedure',
  },
];
