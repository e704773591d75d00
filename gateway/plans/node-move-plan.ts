import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { Refused } from '@/gateway/refused';
import { targetOf } from '@/gateway/resolve/resolve-target';
import { resolveThing, visibleItems } from '@/gateway/resolve/resolve-thing';
import { nodeScheduleLabels } from '@/gateway/scheduling/node-schedule-labels';
import { isCollectionPath } from '@/lib/access/collection-path';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import { schedulingLabelPrefix, schedulingSetIn } from '@/lib/docker-api/guard/service-placement';
import type { JsonObject } from '@/lib/docker-api/json';
import { serialise } from '@/lib/docker-api/serialise';
import { isOver } from '@/lib/tasks/task-state';

/**
 * Which services would be taken off a node by moving it into another collection: those that run there
 * and are kept to collections that would not hold it any more. Of what the person may see.
 */
export async function nodeMovePlan(call: Call): Promise<void> {
  const node = await resolveThing(call, 'node', call.parameter);
  demandOnTarget(call, targetOf(node));
  const { collection } = call.query;
  if (typeof collection !== 'string' || !isCollectionPath(collection)) {
    throw new Refused(400, 'collection must be the path of one');
  }
  const labels = (await nodeScheduleLabels())(collection);
  const tasks = new Map<string, number>();
  for (const { thing } of await call.cluster.inventory.items('task')) {
    if (thing.nodeId !== node.id || isOver(thing.state)) continue;
    tasks.set(thing.serviceId, (tasks.get(thing.serviceId) ?? 0) + 1);
  }
  const services = await call.cluster.inventory.items('service');
  const there = services.filter(({ id }) => tasks.has(id)).map(({ item }) => item);
  const visible = await visibleItems(call, 'service', there);
  const leaving = visible
    .filter(({ item }) => {
      const set = schedulingSetIn(constraintsOf(item));
      return set !== null && labels[`${schedulingLabelPrefix}${set}`] === undefined;
    })
    .map(({ thing: { id, name } }) => ({ id, name, tasks: tasks.get(id) ?? 0 }));
  answerBytes(call.exchange, 200, 'application/json', serialise({ leaving }));
}

function constraintsOf(service: JsonObject): string[] {
  const { Placement } = asObject(asObject(service.Spec).TaskTemplate);
  return asList(asObject(Placement).Constraints).map(asText);
}
