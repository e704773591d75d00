import { decide } from '@/lib/access/access';
import { rootCollection } from '@/lib/access/collection-path';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';

export interface RevokedCertificate {
  readonly serial: string;
  readonly username: string;
  readonly cluster: string;
  readonly revokedAt: Date;
  readonly notAfter: Date;
}

/**
 * Certificates that were revoked before their time, the latest first: everyone's for whoever may see
 * people, else one's own.
 */
export async function listRevokedCertificates(actor: Actor): Promise<RevokedCertificate[]> {
  const seesAll = decide(actor.access, 'user.view', rootCollection, Date.now());
  const rows = await db.clientCertificate.findMany({
    where: {
      revokedAt: { not: null },
      notAfter: { gt: new Date() },
      ...(seesAll ? {} : { userId: actor.userId }),
    },
    select: {
      serial: true,
      revokedAt: true,
      notAfter: true,
      user: { select: { username: true } },
      cluster: { select: { name: true } },
    },
    orderBy: { revokedAt: 'desc' },
    take: 1_000,
  });
  return rows.flatMap(({ user, cluster, revokedAt, ...row }) =>
    revokedAt === null ? [] : [{ ...row, revokedAt, username: user.username, cluster: cluster.name }],
  );
}
