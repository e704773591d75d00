import type { Call } from '@/gateway/call';
import type { Target } from '@/gateway/resolve/resolve-target';
import type { StreamNeed } from '@/gateway/streams/open-streams';
import { operationOnTarget } from '@/lib/docker-api/route';

/** What must go on being allowed while a stream about the target is open. */
export function streamNeeds({ route, query, cluster }: Call, { container }: Target): StreamNeed[] {
  const { permission } = route;
  if (container === null || !('onTarget' in permission)) return [];
  const there = {
    collection: container.place.collection,
    container: { clusterId: cluster.id, id: container.id },
  };
  return [
    { ...there, operation: operationOnTarget(permission, query) },
    { ...there, operation: 'container.view' },
  ];
}
