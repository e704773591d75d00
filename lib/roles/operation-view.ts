import { z } from 'zod';
import { operationSummary, operationTier } from '@/lib/access/operation-catalogue';
import type { Operation } from '@/lib/access/operations';

export const operationView = z
  .strictObject({
    operation: z.string(),
    summary: z.string(),
    tier: z.enum(['view', 'use', 'change', 'reach', 'manage']),
  })
  .meta({ id: 'Operation' });
export type OperationView = z.output<typeof operationView>;

export function viewOperation(operation: Operation): OperationView {
  return { operation, summary: operationSummary(operation), tier: operationTier(operation) };
}
