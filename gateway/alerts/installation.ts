import {
  ownCertificates,
  type PersonsCertificate,
  personsCertificates,
} from '@/gateway/alerts/own-certificates';
import type { CertificateFact } from '@/lib/alerts/facts';
import { keepAlerts } from '@/lib/alerts/keep';
import { lookAt } from '@/lib/alerts/look';
import type { AllSettings } from '@/lib/alerts/rules';
import { db } from '@/lib/db/client';

const certificatesEveryMs = 60_000;

let known: { at: number; own: CertificateFact[]; persons: PersonsCertificate[] } | null = null;

/** Looks at what is no cluster's: our own certificates and people's, and alerts of clusters that are gone. */
export async function lookAtInstallation(
  { host, dockerPort }: { host: string; dockerPort: number },
  settings: AllSettings,
): Promise<void> {
  const now = Date.now();
  const { days, criticalDays } = settings['certificate-expiring'].thresholds;
  if (known === null || now - known.at >= certificatesEveryMs) {
    known = {
      at: now,
      own: await ownCertificates(host, dockerPort),
      persons: await personsCertificates(Math.max(days, criticalDays), now),
    };
  }
  const { own, persons } = known;
  const findings = lookAt(
    {
      cluster: { id: '', name: '' },
      engines: [],
      swarms: [],
      nodes: [],
      services: [],
      restarts: [],
      disks: [],
      certificates: [...own, ...persons],
    },
    settings,
    now,
  );
  const collections = await privateCollections(persons);
  const scope = { clusterId: null, clusterName: '' };
  await keepAlerts(scope, findings, settings, ({ resource }) => collections.get(resource.id) ?? null);
  await endAlertsOfGoneClusters(settings);
}

async function privateCollections(persons: readonly PersonsCertificate[]): Promise<Map<string, string>> {
  if (persons.length === 0) return new Map();
  const rows = await db.collection.findMany({
    where: { path: { in: persons.map(({ collection }) => collection) } },
    select: { id: true, path: true },
  });
  const ids = new Map(rows.map(({ id, path }) => [path, id]));
  return new Map(
    persons.flatMap(({ id, collection }) => {
      const collectionId = ids.get(collection);
      return collectionId === undefined ? [] : [[id, collectionId]];
    }),
  );
}

/** Of a cluster that is not registered any more nothing is found, so all its alerts come to an end. */
async function endAlertsOfGoneClusters(settings: AllSettings): Promise<void> {
  const scopes = await db.$queryRaw<{ clusterId: string; clusterName: string }[]>`
    SELECT DISTINCT a."clusterId", a."clusterName" FROM "Alert" a
    WHERE a."state" <> 'resolved' AND a."clusterId" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "Cluster" c WHERE c."id" = a."clusterId")`;
  const nothing = {
    cluster: { id: '', name: '' },
    engines: [],
    swarms: [],
    nodes: [],
    services: [],
    restarts: [],
    disks: [],
    certificates: [],
  };
  for (const scope of scopes) {
    await keepAlerts(scope, lookAt(nothing, settings, Date.now()), settings, () => null);
  }
}
