import { z } from 'zod';
import type { Route } from '@/lib/docker-api/route';
import { updateQuery } from '@/lib/docker-api/routes/services';
import { containerCreate } from '@/lib/docker-api/schemas/container-create';
import { containerName } from '@/lib/docker-api/schemas/names';
import { serviceSpec } from '@/lib/docker-api/schemas/service-spec';

const dryRun = {
  method: 'POST',
  body: serviceSpec,
  effect: 'read',
  transport: 'plain',
  answer: 'procedure',
} as const;

/**
 * Our own, beside Docker's: what a change would do, and everything that stands in its way, without
 * doing it. They take the rights of the change itself.
 */
export const planRoutes: readonly Route[] = [
  {
    ...dryRun,
    path: '/plans/services',
    permission: { onNamed: 'service.create' },
    target: 'none',
    query: z.strictObject({}),
    procedure: 'service-create-plan',
  },
  {
    ...dryRun,
    path: '/plans/services/{id}',
    permission: { onTarget: 'service.update' },
    target: 'service',
    query: updateQuery,
    procedure: 'service-update-plan',
  },
  {
    ...dryRun,
    path: '/plans/containers',
    permission: { onNamed: 'container.create' },
    target: 'none',
    query: z.strictObject({ name: containerName.optional() }),
    body: containerCreate,
    procedure: 'container-create-plan',
  },
  {
    method: 'GET',
    path: '/plans/nodes/{id}',
    // Whoever may move it may know what that does.
    permission: { onTarget: 'access.manage' },
    target: 'node',
    query: z.strictObject({ collection: z.string().max(1_000) }),
    body: 'none',
    effect: 'read',
    transport: 'plain',
    procedure: 'node-move-plan',
    answer: 'procedure',
  },
];
