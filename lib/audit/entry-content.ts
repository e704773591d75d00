import { z } from 'zod';

const text = z.string().catch('');

/** What entries of every release may hold (lib/audit/record.ts writes them). */
export const entryContent = z.object({
  correlationId: text,
  at: text,
  actor: text,
  userId: z.string().nullable().catch(null),
  credential: text,
  credentialId: text,
  requestId: text,
  client: text,
  address: text,
  operation: text,
  cluster: text,
  resourceKind: text,
  resourceId: text,
  resourceName: text,
  collection: text,
  allowedBy: text,
  gateway: text,
  engine: text,
  route: text,
  detail: text,
  outcome: z
    .enum(['done', 'failed', 'refused', 'unknown', 'not-done', 'needs-attention'])
    .optional()
    .catch(undefined),
  status: z.int().nullable().catch(null),
  durationMs: z.number().nullable().catch(null),
  request: z.record(z.string(), z.unknown()).nullable().catch(null),
  before: z.record(z.string(), z.unknown()).nullable().catch(null),
  after: z.record(z.string(), z.unknown()).nullable().catch(null),
});
