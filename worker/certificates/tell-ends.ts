import { notify } from '@/lib/notices/notify';
import { paths } from '@/lib/paths/console-paths';
import type { PrismaClient } from '@/prisma/generated/client';

const dayMs = 24 * 60 * 60_000;
const longestMs = 14 * dayMs;

/**
 * Tells people once that a client bundle which they use ends soon: in its last third, two weeks
 * before at most. One that was renewed ends on purpose.
 */
export async function tellOfEnds(db: PrismaClient, now: Date): Promise<void> {
  const soon = await db.clientCertificate.findMany({
    where: {
      revokedAt: null,
      renewedAt: null,
      toldAt: null,
      lastUsedAt: { not: null },
      notAfter: { gt: now, lte: new Date(now.getTime() + longestMs) },
      user: { disabledAt: null },
    },
    include: { cluster: { select: { name: true } } },
    take: 200,
  });
  for (const { id, userId, label, notAfter, createdAt, cluster } of soon) {
    const lifeMs = notAfter.getTime() - createdAt.getTime();
    if (notAfter.getTime() - now.getTime() > lifeMs / 3) continue;
    const text = `Your bundle ${label ? `${label} ` : ''}for ${cluster.name} ends on ${notAfter.toISOString().slice(0, 10)}. Renew it.`;
    await db.$transaction(async (tx) => {
      const { count } = await tx.clientCertificate.updateMany({
        where: { id, toldAt: null },
        data: { toldAt: now },
      });
      if (count > 0) {
        await notify(tx, [userId], { kind: 'certificate.ends', text, path: paths.accountPage('connect') });
      }
    });
  }
}
