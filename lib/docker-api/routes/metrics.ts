import { z } from 'zod';
import { wholeNumber } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';

const seconds = wholeNumber(0, 100_000_000_000);

/** Our own, beside Docker's: what things used. */
export const metricRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/metrics',
    permission: { onNamed: 'container.stats' },
    target: 'none',
    query: z.strictObject({
      resource: z
        .string()
        .regex(
          /^(?:cluster|(?:container|service|node):[A-Za-z0-9][A-Za-z0-9_.-]{0,254})$/,
          'must be cluster, container:<id>, service:<id> or node:<id>',
        ),
      /** Names of metrics, with commas between them; all of them where it is absent. */
      metric: z
        .string()
        .regex(/^[A-Za-z]{1,40}(?:,[A-Za-z]{1,40}){0,15}$/)
        .optional(),
      /** Seconds since the epoch. */
      from: seconds.optional(),
      to: seconds.optional(),
      /** Seconds from point to point. */
      step: wholeNumber(10, 86_400).optional(),
    }),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'metrics',
    answer: 'procedure',
  },
];
