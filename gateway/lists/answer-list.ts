import type { ServerResponse } from 'node:http';
import type { Call } from '@/gateway/call';
import type { Item } from '@/gateway/inventory/item';
import { type Frame, giveBlockBack, listBlocks, listLength, plainList } from '@/gateway/lists/list-blocks';
import { Refused } from '@/gateway/refused';
import { inSwarm } from '@/gateway/resolve/in-swarm';
import { type ItemKind, itemLists } from '@/lib/docker-api/kinds/item-kinds';

/**
 * Everything of a kind that the inventory knows, in the shapes that the client asked for; null where
 * it knows them in another version's.
 *
 * @throws EngineUnreachable, Refused 503 in the engine's words where only a Swarm's manager has them
 */
export async function knownItems<K extends ItemKind>(
  { cluster, apiVersion }: Pick<Call, 'cluster' | 'apiVersion'>,
  kind: K,
): Promise<readonly Item<K>[] | null> {
  const { inventory } = cluster;
  if (!inventory.isFollowing || apiVersion !== inventory.apiVersion) return null;
  const silence = itemLists[kind].isSwarm ? inventory.swarmSilence() : null;
  // Clients shall not take what the Swarm was for what it is.
  if (silence !== null && silence.reason !== '')
    throw new Refused(503, silence.reason, { isEnginesOwn: true });
  if (silence !== null) return null;
  return inSwarm(inventory.items(kind));
}

/** Answers with a list of what is JSON already, at the client's pace. */
export async function answerList(
  { exchange }: Pick<Call, 'exchange'>,
  pieces: readonly Buffer[],
  frame: Frame = plainList,
): Promise<void> {
  const { request, response } = exchange;
  if (response.headersSent || response.destroyed) return;
  const length = listLength(pieces, frame);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': length });
  if (request.method !== 'HEAD') {
    for (const block of listBlocks(pieces, frame, length)) {
      const goesOn = response.write(block, (error) => {
        if (!error) giveBlockBack(block);
      });
      if (!goesOn && !(await drained(response))) return;
    }
  }
  response.end();
}

/** Whether it takes more: not if it was closed. */
function drained(response: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    if (response.destroyed) {
      resolve(false);
      return;
    }
    const settle = () => {
      response.off('drain', settle).off('close', settle);
      resolve(!response.destroyed);
    };
    response.on('drain', settle).on('close', settle);
  });
}
