import type { Call } from '@/gateway/call';
import { may } from '@/gateway/pipeline/rights';
import { visibleThings } from '@/gateway/resolve/resolve-thing';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import type { AnswerView } from '@/lib/docker-api/answers/fields';
import type { TaskView } from '@/lib/docker-api/answers/task';

/** Which settings of services in the collection the person may read. */
export function serviceViewAt({ actor }: Pick<Call, 'actor'>, collection: CollectionPath): AnswerView {
  return {
    env: may(actor, 'service.view-env', collection),
    host: may(actor, 'container.view-host', collection),
  };
}

/** The same of tasks, by the collection of their service. */
export async function taskViews(
  call: Pick<Call, 'actor' | 'cluster'>,
): Promise<(collection: CollectionPath) => TaskView> {
  const [nodes, networks] = await Promise.all([visibleThings(call, 'node'), visibleThings(call, 'network')]);
  const nodeIds = new Set(nodes.map(({ id }) => id));
  const networkIds = new Set(networks.map(({ id }) => id));
  const allNodes = may(call.actor, 'node.view', rootCollection);
  return (collection) => ({
    ...serviceViewAt(call, collection),
    allNodes,
    seesNode: (id) => nodeIds.has(id),
    seesNetwork: (id) => networkIds.has(id),
  });
}
