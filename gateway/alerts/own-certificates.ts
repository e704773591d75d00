import { X509Certificate } from 'node:crypto';
import { endOf, shownCertificate } from '@/gateway/engines/engine-certificates';
import { privateCollectionOf } from '@/lib/access/collection-path';
import type { CertificateFact } from '@/lib/alerts/facts';
import { authorityCertificatePem } from '@/lib/certificates/authority';
import { db } from '@/lib/db/client';

const dayMs = 24 * 60 * 60_000;
/** A bundle that nobody used for so long is not missed. */
const inUseMs = 30 * dayMs;
/** What expired longer ago is known. */
const expiredMs = 7 * dayMs;

export interface PersonsCertificate extends CertificateFact {
  readonly collection: string;
}

/** Our CA, and the certificate that our listener for Docker clients shows. */
export async function ownCertificates(host: string, dockerPort: number): Promise<CertificateFact[]> {
  const found: CertificateFact[] = [];
  const authority = await authorityCertificatePem(db);
  if (authority !== null) {
    found.push({
      kind: 'certificate',
      id: 'authority',
      name: 'the authority of Wheelhouse',
      notAfter: endOf(new X509Certificate(authority)),
      advice: 'It signs the bundles of all Docker clients: plan for a new one, and for new bundles.',
    });
  }
  const shown = await shownCertificate({ host: reachable(host) }, dockerPort);
  if (shown !== null) {
    found.push({
      kind: 'certificate',
      id: 'server',
      name: 'the certificate of the listener for Docker clients',
      notAfter: endOf(shown),
      advice:
        'It is renewed every day by itself: look into the log of the gateway why it was not, and start it again.',
    });
  }
  return found;
}

/** Bundles that people use and that have no later one beside them, up to so many days before their end. */
export async function personsCertificates(days: number, now: number): Promise<PersonsCertificate[]> {
  const rows = await db.clientCertificate.findMany({
    where: {
      revokedAt: null,
      renewedAt: null,
      notAfter: { gt: new Date(now - expiredMs), lte: new Date(now + days * dayMs) },
      lastUsedAt: { gt: new Date(now - inUseMs) },
      user: { disabledAt: null },
    },
    select: {
      id: true,
      label: true,
      serial: true,
      notAfter: true,
      userId: true,
      clusterId: true,
      createdAt: true,
      cluster: { select: { name: true } },
      user: { select: { username: true } },
    },
  });
  const found: PersonsCertificate[] = [];
  for (const { id, label, serial, notAfter, userId, clusterId, cluster, user, createdAt } of rows) {
    // Of one that is short-lived from the start, only the last third is soon.
    if (notAfter.getTime() - now > (notAfter.getTime() - createdAt.getTime()) / 3) continue;
    const later = await db.clientCertificate.count({
      where: { userId, clusterId, revokedAt: null, notAfter: { gt: new Date(now + days * dayMs) } },
    });
    if (later > 0) continue;
    found.push({
      kind: 'client-certificate',
      id,
      name: `the bundle ${label || serial.slice(0, 8)} of ${user.username} for the cluster ${cluster.name}`,
      notAfter,
      advice:
        'Renew the bundle (Account → Connect shows how) or download a new one. With the old one Docker clients are refused when it has expired.',
      ownerId: userId,
      collection: privateCollectionOf(user.username),
    });
  }
  return found;
}

function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}
