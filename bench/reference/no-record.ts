import { randomUUID } from 'node:crypto';
import type * as recorded from '@/lib/audit/record';

/**
 * Stands in for lib/audit/record in the bundle `gateway-without-audit`: it has the same shape and
 * writes nothing. Only the bench builds with it.
 */
export type * from '@/lib/audit/record';

export const auditActor: typeof recorded.auditActor = ({ username, userId, address }) => ({
  username,
  userId,
  credential: '',
  address,
});

export const recordIntent: typeof recorded.recordIntent = async (
  _db,
  actor,
  subject,
  correlationId = randomUUID(),
) => ({ correlationId, startedAt: Date.now(), actor, subject });

export const recordOutcome: typeof recorded.recordOutcome = async () => undefined;
export const recordChange: typeof recorded.recordChange = async () => undefined;
export const recordRefusal: typeof recorded.recordRefusal = async () => undefined;
export const recordRead: typeof recorded.recordRead = async () => undefined;
