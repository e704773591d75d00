import type { Call } from '@/gateway/call';
import type { Target } from '@/gateway/resolve/resolve-target';
import type { StreamNeed } from '@/gateway/streams/open-streams';
import { rootCollection } from '@/lib/access/collection-path';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { operationOnTarget } from '@/lib/docker-api/route';

/** What must go on being allowed while a stream about the target is open. */
export function streamNeeds({ route, query, cluster }: Call, target: Target | null): StreamNeed[] {
  const { permission } = route;
  const thing = target?.thing ?? null;
  if ('onWhole' in permission) {
    return [{ operation: permission.onWhole, collection: rootCollection, thing: null }];
  }
  if (thing === null || !('onTarget' in permission)) return [];
  const { kind, id } = thing.place.through ?? thing;
  const there = { collection: thing.place.collection, thing: { clusterId: cluster.id, kind, id } };
  return [
    { ...there, operation: operationOnTarget(permission, query) },
    { ...there, operation: kinds[thing.kind].viewing },
  ];
}
