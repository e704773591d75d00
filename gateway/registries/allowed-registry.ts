import type { Call } from '@/gateway/call';
import { Refused } from '@/gateway/refused';
import type { AuditSubject } from '@/lib/audit/record';
import { registryHost } from '@/lib/docker-api/registry-host';

/** Whether the cluster's engine may be asked to contact the registry. */
function mayContact({ cluster }: Pick<Call, 'cluster'>, host: string): boolean {
  return cluster.registryHosts.some((allowed) => registryHost(allowed) === host);
}

/**
 * Demands that the cluster's engine may be asked to contact a registry. It reaches what people do
 * not, so nobody may point it elsewhere.
 *
 * @param host as in names of images, e.g. "docker.io"
 * @throws Refused 403 that names the registries which it may contact
 */
export function demandRegistry(
  call: Pick<Call, 'cluster'>,
  host: string,
  subject: Partial<AuditSubject> = {},
): void {
  if (mayContact(call, host)) return;
  const { cluster } = call;
  const hosts = cluster.registryHosts.join(', ') || 'none';
  throw new Refused(
    403,
    `Cluster ${cluster.name} may not contact the registry ${host}. It may contact: ${hosts}.`,
    { isRecorded: true, subject },
  );
}
