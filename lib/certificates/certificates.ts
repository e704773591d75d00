import { makeChange } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { certificateEndsAt } from '@/lib/auth/credential-ends';
import { makingToken, requireAccountCredential } from '@/lib/auth/own-credentials';
import { currentLifetimes } from '@/lib/auth/remembered-setting';
import {
  type CertificateView,
  type ClientBundle,
  certificateColumns,
  certificateView,
  subjectOf,
} from '@/lib/certificates/certificate-view';
import { issueBundle } from '@/lib/certificates/issue-bundle';
import { revokeFamily } from '@/lib/certificates/revoke-family';
import { db } from '@/lib/db/client';
import { notFound, refused } from '@/lib/problems/problem';

const mostCertificates = 100;

/** One's own client certificates that can still be used, the newest first. */
export async function listCertificates(actor: Actor): Promise<CertificateView[]> {
  requireAccountCredential(actor);
  const [lifetimes, now] = [await currentLifetimes(), Date.now()];
  const rows = await db.clientCertificate.findMany({
    where: usable(actor.userId),
    select: certificateColumns,
    orderBy: { createdAt: 'desc' },
  });
  return rows.flatMap((row) => {
    const end = certificateEndsAt(row, lifetimes);
    return end <= now ? [] : [{ ...certificateView(row), notAfter: new Date(end) }];
  });
}

/**
 * Makes a client certificate for oneself and one cluster, and the bundle with it. The key is in the
 * bundle and nowhere else. One that is made by an API token ends no later, and is revoked with it.
 *
 * @throws Problem 404 for a cluster that does not exist; 403 when the credential one came with
 *   cannot make it
 */
export async function createBundle(
  actor: Actor,
  { cluster, label }: { cluster: string; label: string },
): Promise<ClientBundle> {
  requireAccountCredential(actor);
  return makeChange(actor, async (tx) => {
    const target = await tx.cluster.findUnique({
      where: { name: cluster },
      select: { id: true, name: true },
    });
    if (!target) throw notFound('such cluster');
    const madeById = await makingToken(tx, actor);
    if ((await tx.clientCertificate.count({ where: usable(actor.userId) })) >= mostCertificates) {
      throw refused(`You have ${mostCertificates} client certificates. Revoke those you no longer use.`);
    }
    const result = await issueBundle(tx, { holder: actor, cluster: target, label, madeById });
    return { result, audit: { operation: 'certificate.create', ...subjectOf(result.certificate) } };
  });
}

/**
 * Revokes a certificate, with those that it was renewed into and from.
 *
 * @throws Problem 404 for a certificate that is not one's own or was revoked
 */
export async function revokeCertificate(actor: Actor, id: string): Promise<void> {
  requireAccountCredential(actor);
  await makeChange(actor, async (tx) => {
    const row = await tx.clientCertificate.findFirst({
      where: { id, userId: actor.userId, revokedAt: null },
      select: certificateColumns,
    });
    if (!row) throw notFound('such client certificate');
    const revoked = await revokeFamily(tx, id);
    const audit = {
      operation: 'certificate.revoke',
      ...subjectOf(certificateView(row)),
      request: { revoked },
    };
    return { result: undefined, audit };
  });
}

function usable(userId: string) {
  return { userId, revokedAt: null, notAfter: { gt: new Date() } };
}
