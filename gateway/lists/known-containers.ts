import type { Call } from '@/gateway/call';
import { answerList, knownItems } from '@/gateway/lists/answer-list';
import { shownBytes } from '@/gateway/lists/list-bytes';
import { perCollection, type VisibleListed, visibleListed } from '@/gateway/lists/visible-listed';
import { may } from '@/gateway/pipeline/rights';
import { viewAt } from '@/gateway/resolve/container-view';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import { type ContainerListView, filterContainerListItem } from '@/lib/docker-api/answers/container-list';
import type { Thing } from '@/lib/docker-api/kinds/thing';
import { selectContainers } from '@/lib/docker-api/lists/containers';
import type { Selection } from '@/lib/docker-api/lists/selection';
import type { QueryValues } from '@/lib/docker-api/query';

/**
 * Answers a list of containers by what is known of the engine.
 *
 * @param query with full ids in `before` and `since`
 * @returns whether it was answered; else only the engine can tell
 */
export async function answerKnownContainers(call: Call, query: QueryValues): Promise<boolean> {
  const host = may(call.actor, 'container.view-host', rootCollection);
  const select = selectContainers(query, { host });
  const selected = select && (await selectedNow(call, select));
  if (!selected) return false;
  const pieces = piecesOf(call, selected) ?? (await piecesOfNewList(call, select, selected));
  if (!pieces) return false;
  await answerList(call, pieces);
  return true;
}

type Listed = VisibleListed<'container'>;

async function selectedNow(call: Call, select: Selection<Thing>): Promise<readonly Listed[] | null> {
  const items = await knownItems(call, 'container');
  return items && select(await visibleListed(call, 'container', items));
}

/** Null where it is not known of one since when its status tells the time. */
function piecesOf(call: Call, selected: readonly Listed[], listedSince?: number): Buffer[] | null {
  const viewOf = containerListViews(call);
  const pieces: Buffer[] = [];
  const now = Date.now();
  for (const { listed, collection } of selected) {
    const status = listed.status === null ? '' : listed.status.textAt(now, listedSince);
    if (status === null) return null;
    const { view, key } = viewOf(collection);
    pieces.push(shownBytes(listed, key, (item) => filterContainerListItem(item, view), status));
  }
  return pieces;
}

/**
 * The same by a list that the engine is asked for now, which all who wait for it share. Null where its
 * words are not known: then only the engine itself can be quoted.
 */
async function piecesOfNewList(
  call: Call,
  select: Selection<Thing>,
  before: readonly Listed[],
): Promise<Buffer[] | null> {
  if (before.some(({ listed }) => listed.status?.template === null)) return null;
  const askedAt = Date.now();
  await call.cluster.inventory.things('container');
  const selected = await selectedNow(call, select);
  return selected && piecesOf(call, selected, askedAt);
}

/** What the person may see of listed containers, by the collection that they are in. */
export function containerListViews(
  call: Pick<Call, 'actor'>,
): (collection: CollectionPath) => { readonly view: ContainerListView; readonly key: string } {
  const links = may(call.actor, 'container.view', rootCollection);
  return perCollection((collection) => {
    const view = { ...viewAt(call, collection), links };
    return { view, key: `${view.host} ${links}` };
  });
}
