import type { EngineView } from '@/lib/clusters/engine-schema';
import type { ClusterEngine } from '@/prisma/generated/client';

export function viewEngine(row: ClusterEngine): EngineView {
  const { id, clusterId, endpoint, role, nodeId, hostname, state, stateDetail, engineVersion, apiVersion } =
    row;
  return {
    id,
    clusterId,
    endpoint,
    hasCredentials: row.sealedCredentials !== null,
    role,
    nodeId,
    hostname,
    state,
    stateDetail,
    engineVersion,
    apiVersion,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
