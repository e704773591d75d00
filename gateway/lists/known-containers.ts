import type { Call } from '@/gateway/call';
import { answerList, knownItems } from '@/gateway/lists/answer-list';
import { shownBytes } from '@/gateway/lists/list-bytes';
import { perCollection, type VisibleListed, visibleListed } from '@/gateway/lists/visible-listed';
import { may } from '@/gateway/pipeline/rights';
import { viewAt } from '@/gateway/resolve/container-view';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import { type ContainerListView, filterContainerListItem } from '@/lib/docker-api/answers/container-list';
import { selectContainers } from '@/lib/docker-api/lists/containers';
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
  const items = select && (await knownItems(call, 'container'));
  if (!select || !items) return false;
  const selected = select(await visibleListed(call, 'container', items));
  const pieces = selected && piecesOf(call, selected);
  if (!pieces) return false;
  await answerList(call, pieces);
  return true;
}

/** Null where it is not known of one since when its status tells the time. */
function piecesOf(call: Call, selected: readonly VisibleListed<'container'>[]): Buffer[] | null {
  const viewOf = containerListViews(call);
  const pieces: Buffer[] = [];
  const now = Date.now();
  for (const { listed, collection } of selected) {
    const status = listed.status === null ? '' : listed.status.textAt(now);
    if (status === null) return null;
    const { view, key } = viewOf(collection);
    pieces.push(shownBytes(listed, key, (item) => filterContainerListItem(item, view), status));
  }
  return pieces;
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
