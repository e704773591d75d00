import type { ChainedEntry } from '@/lib/audit/chain-line';
import { streamAddress } from '@/lib/audit-log/streams/address';
import { sendEntries } from '@/lib/audit-log/streams/send-entries';
import { reasonOf } from '@/lib/log/reason-of';
import { allowedNetworks } from '@/lib/webhooks/queries';
import type { AuditStream, PrismaClient } from '@/prisma/generated/client';

const batchEntries = 500;
const batchCharacters = 1_000_000;
const longestError = 500;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/**
 * Sends the next entries of a stream. How far it came is written down after the receiver took them, so
 * that whoever goes on after we were killed sends these once more, and never skips any.
 *
 * @returns whether there may be more at once
 * @throws when the database cannot be asked
 */
export async function sendPending(db: PrismaClient, stream: AuditStream, now: Date): Promise<boolean> {
  if (stream.nextTryAt !== null && stream.nextTryAt > now) return false;
  const entries = await nextEntries(db, stream.sentUpTo);
  const last = entries.at(-1);
  if (last === undefined) return false;
  try {
    await sendEntries(stream, entries, await allowedNetworks(db));
  } catch (error) {
    await db.auditStream.updateMany({
      where: { id: stream.id },
      data: {
        // What went out before may be lost with a receiver that died: it is sent once more.
        sentUpTo: stream.sureUpTo,
        failures: { increment: 1 },
        lastError: brief(reasonOf(error)),
        nextTryAt: new Date(Date.now() + pauseAfter(stream.failures + 1)),
      },
    });
    return false;
  }
  await db.auditStream.updateMany({
    // Should another send the same at once, it may be further already.
    where: { id: stream.id, sentUpTo: { lt: last.seq } },
    data: {
      sentUpTo: last.seq,
      // A collector's answer says that it has them; the end of a connection only that they were read.
      sureUpTo: isConfirmed(stream) ? last.seq : stream.sentUpTo,
      sentAt: new Date(),
      failures: 0,
      lastError: '',
      nextTryAt: null,
    },
  });
  return true;
}

function isConfirmed({ url }: AuditStream): boolean {
  return streamAddress(url)?.kind === 'http';
}

/** Twice as long after each failure, up to a minute; some of it by chance, so that not all come at once. */
function pauseAfter(failures: number, chance: number = Math.random()): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 10)) * (0.5 + chance / 2);
}

async function nextEntries(db: PrismaClient, sentUpTo: bigint): Promise<ChainedEntry[]> {
  const found = await db.auditEntry.findMany({
    where: { seq: { gt: sentUpTo } },
    orderBy: { seq: 'asc' },
    take: batchEntries,
    select: { seq: true, prevHash: true, hash: true, canonical: true },
  });
  const kept: ChainedEntry[] = [];
  let characters = 0;
  for (const entry of found) {
    characters += entry.canonical.length;
    if (kept.length > 0 && characters > batchCharacters) break;
    kept.push(entry);
  }
  return kept;
}

/** One line that the database can hold. */
function brief(text: string): string {
  return text.replace(/\s+/g, ' ').toWellFormed().replaceAll('\0', '\ufffd').slice(0, longestError);
}
