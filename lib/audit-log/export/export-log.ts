import { collectionsGranting } from '@/lib/access/access';
import { readPairs } from '@/lib/audit/read-pairs';
import { auditActor, type RecordedIntent, recordIntent, recordOutcome } from '@/lib/audit/record';
import type { AuditCriteria, AuditRecord } from '@/lib/audit/schema';
import { mergeEntries } from '@/lib/audit/stored-entry';
import { csvHeader, csvLine } from '@/lib/audit-log/export/csv';
import type { Actor } from '@/lib/auth/actor';
import { reauthenticate } from '@/lib/auth/authenticate';
import { db } from '@/lib/db/client';
import { may, missingRight } from '@/lib/grants/authorise';
import { reasonOf } from '@/lib/log/reason-of';

export type ExportFormat = 'csv' | 'jsonl';

const pageSize = 500;

/**
 * The entries that match, the latest first, as they are read: the log may be larger than memory. It
 * holds what was on collections where the actor may read and export the log. That it was exported is
 * recorded before the first line, and how much went out after the last.
 *
 * Where it cannot be finished (a right that ended, the database gone) the answer breaks off after a
 * whole line, and whoever reads it sees that it is not at its end.
 *
 * @throws Problem 403 for who may export nothing
 */
export async function exportLog(
  actor: Actor,
  criteria: AuditCriteria,
  format: ExportFormat,
): Promise<ReadableStream<Uint8Array>> {
  if (collectionsToExport(actor).length === 0) throw missingRight('audit.manage', '/');
  const intent = await recordIntent(db, auditActor(actor), {
    operation: 'audit.export',
    resourceKind: 'audit',
    resourceName: 'audit log',
    collection: '/',
    request: { format, filter: criteria },
  });
  return streamOf(linesOf(actor, criteria, format), intent);
}

/** Where the actor may both read the log and take it out. */
function collectionsToExport(actor: Actor): string[] {
  const both = ['audit.manage', 'audit.view'] as const;
  const now = Date.now();
  const found = both
    .flatMap((operation) => collectionsGranting(actor.access, operation, now))
    .filter((collection) => both.every((operation) => may(actor, operation, collection)));
  return [...new Set(found)];
}

async function* linesOf(
  actor: Actor,
  criteria: AuditCriteria,
  format: ExportFormat,
): AsyncGenerator<string[]> {
  if (format === 'csv') yield [csvHeader()];
  const lineOf = format === 'csv' ? csvLine : (record: AuditRecord) => `${JSON.stringify(record)}\n`;
  let before: bigint | null = null;
  do {
    // It takes as long as its reader likes, and what they may read may end meanwhile.
    const current = await reauthenticate(actor);
    const collections = current === null ? [] : collectionsToExport(current);
    if (collections.length === 0) throw new Error('The right to export the log ended.');
    const found = await readPairs(db, {
      scope: { collections, own: null },
      criteria,
      about: null,
      before,
      after: 0n,
      take: pageSize,
    });
    yield found.pairs.map((pair) => lineOf(mergeEntries(pair)));
    before = found.lookedBackTo;
  } while (before !== null);
}

/** Nothing is read before it is asked for, and nothing more once the reader has left. */
function streamOf(pages: AsyncGenerator<string[]>, intent: RecordedIntent): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let lines = 0;
  const conclude = (outcome: 'done' | 'failed', detail: string) =>
    // The answer had begun, whatever became of it.
    recordOutcome(db, intent, { outcome, status: 200, detail: `${detail} ${lines} lines` });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await pages.next();
          if (done) {
            await conclude('done', 'Sent:');
            controller.close();
            return;
          }
          lines += value.length;
          controller.enqueue(encoder.encode(value.join('')));
        } catch (error) {
          const reason = reasonOf(error);
          // The reader is told by the broken answer, also where the log itself is away.
          await conclude('failed', `${reason} Broken off after`).catch(() => undefined);
          controller.error(error);
        }
      },
      async cancel() {
        await pages.return(undefined);
        await conclude('failed', 'The reader left after').catch(() => undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
