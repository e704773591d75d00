import { Leadership } from '@/lib/leading/leadership';
import { reasonOf } from '@/lib/log/reason-of';
import type { PrismaClient } from '@/prisma/generated/client';
import { sendPending } from '@/worker/audit-streams/send-pending';
import { logLine } from '@/worker/log';

const lookEveryMs = 1_000;

/**
 * Sends the audit log to its streams as it grows. Of several workers one does so for each stream, and
 * another takes over within seconds of its end; streams do not wait for each other.
 *
 * @returns a function that stops it
 */
export function keepSending(db: PrismaClient, databaseUrl: string): () => void {
  const leadership = new Leadership(databaseUrl, (error) =>
    logLine('warning', `Sending the audit log is left to another worker: ${String(error)}`),
  );
  const busy = new Set<string>();
  let isStopped = false;
  let timer: NodeJS.Timeout;

  const send = async (id: string) => {
    busy.add(id);
    try {
      let isMore = true;
      while (isMore && !isStopped && leadership.leads(matterOf(id))) {
        const stream = await db.auditStream.findUnique({ where: { id } });
        isMore = stream?.isEnabled === true && (await sendPending(db, stream, new Date()));
      }
    } catch (error) {
      logLine('error', `The audit log is not sent: ${reasonOf(error)}`);
    } finally {
      busy.delete(id);
    }
  };

  const look = async () => {
    try {
      const streams = await db.auditStream.findMany({ where: { isEnabled: true }, select: { id: true } });
      for (const { id } of streams) if (leadership.leads(matterOf(id)) && !busy.has(id)) void send(id);
    } catch (error) {
      logLine('error', `Streams of the audit log: ${reasonOf(error)}`);
    }
    if (!isStopped) timer = setTimeout(look, lookEveryMs);
  };

  timer = setTimeout(look, 0);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    leadership.stop();
  };
}

function matterOf(id: string): string {
  return `audit-stream ${id}`;
}
