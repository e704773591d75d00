import { z } from 'zod';
import { text, wholeNumber } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';

const seconds = wholeNumber(0, 100_000_000_000);
const limit = wholeNumber(1, 500);
const cursor = z
  .string()
  .max(80)
  .regex(/^[0-9a-z~-]*$/, 'is no cursor of this list');

const read = {
  method: 'GET',
  target: 'none',
  body: 'none',
  effect: 'read',
  transport: 'plain',
  answer: 'procedure',
} as const;

/** Our own, beside Docker's: what happened. */
export const historyRoutes: readonly Route[] = [
  {
    ...read,
    path: '/history/events',
    permission: { filter: 'container.view' },
    query: z.strictObject({
      kind: z
        .enum(['container', 'service', 'node', 'network', 'volume', 'secret', 'config', 'image'])
        .optional(),
      /** A whole word of the engine's, e.g. "die"; "health_status" has all that begin with it. */
      action: z.string().max(80).optional(),
      name: text.optional(),
      from: seconds.optional(),
      to: seconds.optional(),
      limit: limit.optional(),
      cursor: cursor.optional(),
    }),
    procedure: 'event-search',
  },
  {
    ...read,
    path: '/history/timeline',
    permission: { onNamed: 'container.view' },
    query: z.strictObject({
      resource: z
        .string()
        .regex(
          /^(?:(?:container|service|node|network|volume|secret|config|stack):[A-Za-z0-9][A-Za-z0-9_.-]{0,254}|image:[A-Za-z0-9][A-Za-z0-9_.:@/-]{0,511})$/,
          'must be a kind and an id, e.g. container:<id>',
        ),
      limit: limit.optional(),
      cursor: cursor.optional(),
    }),
    procedure: 'timeline',
  },
];
