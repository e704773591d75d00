import type { Call } from '@/gateway/call';
import { answerList, knownItems } from '@/gateway/lists/answer-list';
import { shownBytes } from '@/gateway/lists/list-bytes';
import { perCollection } from '@/gateway/lists/visible-listed';
import { may } from '@/gateway/pipeline/rights';
import { withServices } from '@/gateway/resolve/resolve-task';
import { taskViews } from '@/gateway/services/service-view';
import { filterTask, type TaskView } from '@/lib/docker-api/answers/task';
import type { TaskThing } from '@/lib/docker-api/kinds/task';
import { selectTasks } from '@/lib/docker-api/lists/swarm';
import type { QueryValues } from '@/lib/docker-api/query';

/**
 * Answers a list of tasks by what is known of the Swarm.
 *
 * @param query with full ids in the filters `service` and `node`
 * @returns whether it was answered; else only the Swarm can tell
 */
export async function answerKnownTasks(call: Call, query: QueryValues): Promise<boolean> {
  const select = selectTasks(query);
  const items = select && (await knownItems(call, 'task'));
  const selected = items && select?.(items.map((listed) => ({ listed })));
  if (!selected) return false;
  const owned = await withServices(
    call,
    selected.map(({ listed }) => listed.thing),
  );
  const sees = perCollection((collection) => may(call.actor, 'service.view', collection));
  const viewOf = perCollection(await taskViews(call));
  const pieces: Buffer[] = [];
  for (const [at, { listed }] of selected.entries()) {
    const collection = owned[at]?.service.place.collection;
    if (collection === undefined || !sees(collection)) continue;
    const view = viewOf(collection);
    pieces.push(shownBytes(listed, keyOf(listed.thing, view), (item) => filterTask(item, view)));
  }
  await answerList(call, pieces);
  return true;
}

/** All that the view of one task depends on. */
function keyOf({ nodeId, networkIds }: TaskThing, view: TaskView): string {
  const { env, host, allNodes } = view;
  const seen = networkIds.map((id) => (view.seesNetwork(id) ? 1 : 0)).join('');
  return `${env} ${host} ${allNodes} ${view.seesNode(nodeId)} ${seen}`;
}
