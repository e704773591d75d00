import { z } from 'zod';
import { type Operation, operationSummary, operationTier } from '@/lib/access/operations';

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
