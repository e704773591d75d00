import { auditActor, recordIntent, recordOutcome } from '@/lib/audit/record';
import type { StreamTest } from '@/lib/audit-log/streams/schema';
import { sendTest } from '@/lib/audit-log/streams/send-entries';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { reasonOf } from '@/lib/log/reason-of';
import { notFound } from '@/lib/problems/problem';
import { allowedNetworks } from '@/lib/webhooks/queries';

/** Sends a message that is no entry. @throws Problem 404 */
export async function testStream(db: Db, actor: Actor, id: string): Promise<StreamTest> {
  const stream = await db.auditStream.findUnique({ where: { id } });
  if (stream === null) throw notFound('such stream');
  const intent = await recordIntent(db, auditActor(actor), {
    operation: 'audit.manage',
    resourceKind: 'audit-stream',
    resourceId: id,
    resourceName: stream.name,
    collection: '/',
    request: { change: 'test' },
  });
  try {
    await sendTest(stream, await allowedNetworks(db));
    // What waits for the next try need not wait any longer.
    await db.auditStream.updateMany({ where: { id }, data: { nextTryAt: null } });
    await recordOutcome(db, intent, { outcome: 'done' });
    return { isTaken: true, detail: 'The receiver took a test message.' };
  } catch (error) {
    const detail = reasonOf(error);
    await recordOutcome(db, intent, { outcome: 'failed', detail });
    return { isTaken: false, detail };
  }
}
