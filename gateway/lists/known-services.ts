import type { Call } from '@/gateway/call';
import type { Item } from '@/gateway/inventory/item';
import { answerList, knownItems } from '@/gateway/lists/answer-list';
import type { ItemView } from '@/gateway/lists/known-list';
import { shownBytes } from '@/gateway/lists/list-bytes';
import { perCollection, visibleListed } from '@/gateway/lists/visible-listed';
import { serviceViewAt } from '@/gateway/services/service-view';
import type { CollectionPath } from '@/lib/access/collection-path';
import { filterService } from '@/lib/docker-api/answers/service';
import { type CountedTask, serviceStatus } from '@/lib/docker-api/lists/service-status';
import { selectServices } from '@/lib/docker-api/lists/swarm';
import { memberRange } from '@/lib/docker-api/split-list';

/**
 * Answers a list of services by what is known of the Swarm.
 *
 * @returns whether it was answered; else only the Swarm can tell
 */
export async function answerKnownServices(call: Call): Promise<boolean> {
  const { status, ...query } = call.query;
  const select = selectServices(query);
  const items = select && (await knownItems(call, 'service'));
  const tasks = items && status === true ? await knownItems(call, 'task') : [];
  if (!select || !items || !tasks) return false;
  const selected = select(await visibleListed(call, 'service', items));
  if (selected === null) return false;
  const viewOf = serviceListViews(call);
  const tasksOf = status === true ? tasksByService(tasks) : null;
  const pieces = selected.map(({ listed, collection }) => {
    const { key, filter } = viewOf(collection);
    const piece = shownBytes(listed, key, filter);
    return tasksOf === null ? piece : withStatus(piece, listed, tasksOf.get(listed.id) ?? []);
  });
  await answerList(call, pieces);
  return true;
}

/** What the person may see of services, by the collection that they are in. */
export function serviceListViews(call: Pick<Call, 'actor'>): (collection: CollectionPath) => ItemView {
  return perCollection((collection) => {
    const view = serviceViewAt(call, collection);
    return { key: `${view.env} ${view.host}`, filter: (item) => filterService(item, view) };
  });
}

function tasksByService(tasks: readonly Item<'task'>[]): Map<string, CountedTask[]> {
  const found = new Map<string, CountedTask[]>();
  for (const task of tasks) {
    const { serviceId } = task.thing;
    const others = found.get(serviceId);
    if (others) others.push(task.thing);
    else found.set(serviceId, [task.thing]);
  }
  return found;
}

/** With the member that the engine puts behind `UpdateStatus`, before that of a job. */
function withStatus(bytes: Buffer, service: Item<'service'>, tasks: readonly CountedTask[]): Buffer {
  const job = memberRange(bytes, 'JobStatus');
  const member = `"ServiceStatus":${JSON.stringify(serviceStatus(service.item, tasks))}`;
  const at = job === null ? bytes.length - 1 : job[0] - '"JobStatus":'.length;
  const inserted = Buffer.from(job === null ? `,${member}` : `${member},`);
  return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)]);
}
