import { makeChange } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { allowNewCredential, requireAccountCredential } from '@/lib/auth/own-credentials';
import { publicOrigin } from '@/lib/auth/public-origin';
import { ensureAuthority } from '@/lib/certificates/authority';
import { dockerHost, zipBundle } from '@/lib/certificates/bundle';
import { issue, newSerial } from '@/lib/certificates/x509';
import { db } from '@/lib/db/client';
import { readEnvironment } from '@/lib/environment/read';
import { notFound, refused } from '@/lib/problems/problem';

const lifetimeMs = 90 * 24 * 60 * 60_000;
const mostCertificates = 100;

export interface CertificateView {
  readonly id: string;
  readonly cluster: string;
  readonly label: string;
  /** Lower-case hex. */
  readonly serial: string;
  readonly createdAt: Date;
  readonly notAfter: Date;
  readonly lastUsedAt: Date | null;
}

export interface ClientBundle {
  /** E.g. "wheelhouse-local.zip". */
  readonly fileName: string;
  readonly zip: Uint8Array<ArrayBuffer>;
  readonly certificate: CertificateView;
}

const view = {
  id: true,
  label: true,
  serial: true,
  createdAt: true,
  notAfter: true,
  lastUsedAt: true,
  cluster: { select: { name: true } },
} as const;

/** One's own client certificates that can still be used, the newest first. */
export async function listCertificates(actor: Actor): Promise<CertificateView[]> {
  requireAccountCredential(actor);
  const rows = await db.clientCertificate.findMany({
    where: usable(actor.userId),
    select: view,
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(certificateView);
}

/**
 * Makes a client certificate for oneself and one cluster, and the bundle with it. The key is in the
 * bundle and nowhere else.
 *
 * @throws Problem 404 for a cluster that does not exist; 403 when the credential one came with
 *   cannot make it
 */
export async function createBundle(
  actor: Actor,
  { cluster, label }: { cluster: string; label: string },
): Promise<ClientBundle> {
  const notAfter = new Date(Math.floor((Date.now() + lifetimeMs) / 1_000) * 1_000);
  await allowNewCredential(actor, notAfter);
  return makeChange(actor, async (tx) => {
    const target = await tx.cluster.findUnique({
      where: { name: cluster },
      select: { id: true, name: true },
    });
    if (!target) throw notFound('such cluster');
    if ((await tx.clientCertificate.count({ where: usable(actor.userId) })) >= mostCertificates) {
      throw refused(`You have ${mostCertificates} client certificates. Revoke those you no longer use.`);
    }
    const authority = await ensureAuthority(tx);
    const serial = newSerial();
    const made = await issue(authority, {
      serial,
      commonName: actor.username,
      names: [{ type: 'url', value: `urn:wheelhouse:cluster:${target.name}` }],
      usage: 'clientAuth',
      notAfter,
    });
    const row = await tx.clientCertificate.create({
      data: { userId: actor.userId, clusterId: target.id, serial, label, notAfter },
      select: view,
    });
    const contextName = `wheelhouse-${target.name}`;
    const { WHEELHOUSE_DOCKER_PORT } = readEnvironment(['WHEELHOUSE_DOCKER_PORT']);
    const zip = zipBundle({
      contextName,
      description: `Cluster ${target.name} as ${actor.username}`,
      host: dockerHost(publicOrigin(), WHEELHOUSE_DOCKER_PORT),
      authorityPem: authority.certificatePem,
      ...made,
    });
    const result = { fileName: `${contextName}.zip`, zip, certificate: certificateView(row) };
    return { result, audit: { operation: 'certificate.create', ...subjectOf(row) } };
  });
}

/** @throws Problem 404 for a certificate that is not one's own or was revoked */
export async function revokeCertificate(actor: Actor, id: string): Promise<void> {
  requireAccountCredential(actor);
  await makeChange(actor, async (tx) => {
    const [row] = await tx.clientCertificate.updateManyAndReturn({
      where: { id, userId: actor.userId, revokedAt: null },
      data: { revokedAt: new Date() },
      select: view,
    });
    if (!row) throw notFound('such client certificate');
    return { result: undefined, audit: { operation: 'certificate.revoke', ...subjectOf(row) } };
  });
}

interface Row extends Omit<CertificateView, 'cluster'> {
  readonly cluster: { readonly name: string };
}

function certificateView({ cluster, ...row }: Row): CertificateView {
  return { ...row, cluster: cluster.name };
}

function subjectOf(row: Row) {
  return {
    resourceKind: 'certificate',
    resourceId: row.id,
    resourceName: row.label || row.serial,
    cluster: row.cluster.name,
  };
}

function usable(userId: string) {
  return { userId, revokedAt: null, notAfter: { gt: new Date() } };
}
