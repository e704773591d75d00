import { auditDirectory } from '@/lib/audit/sealed/directory';
import { verifyAuditLog } from '@/lib/audit/verify/verify-log';
import { workerEnvironment } from '@/lib/environment/processes';
import { reasonOf } from '@/lib/log/reason-of';
import type { PrismaClient } from '@/prisma/generated/client';

/** Checks the whole chain, and writes down what came of it. */
export async function checkLog(db: PrismaClient, checkId: string): Promise<void> {
  const check = await db.auditCheck.findUnique({ where: { id: checkId } });
  if (check === null || check.endedAt !== null) return;
  await db.auditCheck.update({ where: { id: checkId }, data: { ...(await result()), endedAt: new Date() } });
}

async function result() {
  const { DATABASE_URL, WHEELHOUSE_AUDIT_DIRECTORY: path } = workerEnvironment();
  try {
    const report = await verifyAuditLog(DATABASE_URL, path === undefined ? null : auditDirectory(path));
    if (report.intact) return { entries: report.entries };
    return { entries: report.seq - 1n, brokenAt: report.seq, problem: report.problem };
  } catch (error) {
    return { problem: `It could not be checked: ${reasonOf(error)}` };
  }
}
