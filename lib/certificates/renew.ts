import { makeChange } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { certificateEndsAt } from '@/lib/auth/credential-ends';
import { currentLifetimes } from '@/lib/auth/remembered-setting';
import { type ClientBundle, subjectOf } from '@/lib/certificates/certificate-view';
import { issueBundle } from '@/lib/certificates/issue-bundle';
import type { Db } from '@/lib/db/client';
import { conflict, notFound, refused } from '@/lib/problems/problem';

/** How long the old certificate still works, for whoever has it in use. */
const overlapMs = 60 * 60_000;

/**
 * Renews a client bundle of one's own: another key, another certificate, and the old one ends within
 * the hour. Whoever shows the certificate itself, at the Docker listener, may renew that one alone.
 * One that was renewed can be renewed once more while nobody has used the new one, which ends with
 * it: the answer may have been lost on its way.
 *
 * @param id "current": the certificate that is shown
 * @throws Problem 404 for what is not one's own or can no longer be used; 409 for one that was renewed
 */
export async function renewBundle(actor: Actor, id: string): Promise<ClientBundle> {
  const target = targetOf(actor, id);
  return makeChange(actor, async (tx) => {
    const old = await lockedCertificate(tx, actor, target);
    if (old.renewedAt) await giveUpSuccessors(tx, old);
    const { family, label, madeById, cluster } = old;
    const result = await issueBundle(tx, { holder: actor, cluster, label, madeById, family });
    const now = new Date();
    const ends = new Date(Math.min(old.notAfter.getTime(), now.getTime() + overlapMs));
    await tx.clientCertificate.update({ where: { id: old.id }, data: { renewedAt: now, notAfter: ends } });
    const request = { renews: old.id, oldEnds: ends.toISOString() };
    return {
      result,
      audit: { operation: 'certificate.renew', ...subjectOf(result.certificate), request },
    };
  });
}

function targetOf({ credential }: Actor, id: string): string {
  const isCertificate = credential.kind === 'certificate';
  if (credential.kind === 'launch' || (id === 'current' && !isCertificate)) {
    throw refused('Only a request that shows a client certificate can name it as the current one.');
  }
  if (!isCertificate) return id;
  if (id !== 'current' && id !== credential.id) throw notFound('such client certificate');
  return credential.id;
}

async function lockedCertificate(tx: Db, actor: Actor, id: string) {
  await tx.$queryRaw`SELECT "id" FROM "ClientCertificate" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const row = await tx.clientCertificate.findFirst({
    where: { id, userId: actor.userId, revokedAt: null },
    include: { cluster: { select: { id: true, name: true } } },
  });
  if (!row || certificateEndsAt(row, await currentLifetimes()) <= Date.now()) {
    throw notFound('such client certificate');
  }
  return row;
}

async function giveUpSuccessors(
  tx: Db,
  { id, family, createdAt }: { id: string; family: string; createdAt: Date },
): Promise<void> {
  const later = { family, id: { not: id }, createdAt: { gt: createdAt } };
  const used = await tx.clientCertificate.findFirst({
    where: { ...later, OR: [{ lastUsedAt: { not: null } }, { renewedAt: { not: null } }] },
  });
  if (used) throw conflict('This bundle was renewed, and the new one is in use: renew that one.');
  await tx.clientCertificate.updateMany({ where: later, data: { revokedAt: new Date() } });
}
