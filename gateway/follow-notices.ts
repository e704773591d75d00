import type { AlertBoard } from '@/gateway/alerts/alert-board';
import type { Door } from '@/gateway/door';
import type { Cluster } from '@/gateway/engines/cluster';
import type { OwnBoard } from '@/gateway/live/own-board';
import { log, reasonOf } from '@/gateway/log';
import { knownPlaces } from '@/gateway/placements/known-places';
import { beginLateRecordings } from '@/gateway/recordings/late-recording';
import { sizeNoticed } from '@/gateway/recordings/recorded-sizes';
import { keepNodeLabels } from '@/gateway/scheduling/keep-node-labels';
import { dropAccessCache } from '@/lib/auth/load-access';
import { type Invalidation, isPlacementNotice, isSizeNotice, whoseChanged } from '@/lib/db/listen';

/** Of what is told to open tabs besides engines' things, what the database tells of. */
interface Boards {
  readonly alerts: AlertBoard;
  readonly notices: OwnBoard;
  readonly deployments: OwnBoard;
}

/**
 * Acts on one of the database's notices of change: what was remembered is dropped, and what is open is
 * decided on again. The row is the truth; a notice says only that it moved.
 */
export function followNotice(door: Door, { alerts, notices, deployments }: Boards, what: Invalidation): void {
  follow(door, what);
  followAlerts(alerts, what);
  if (isSizeNotice(what)) sizeNoticed(what);
  if (what === 'access' || what === 'connected') beginLateRecordings();
  followOwn(notices, what, whoseChanged(what, 'notices'));
  followOwn(deployments, what, whoseChanged(what, 'deployments'));
}

/** @param userId whose rows the notice says to have changed */
function followOwn(own: OwnBoard, what: Invalidation, userId: string | null): void {
  if (what === 'connected') own.changed();
  if (userId !== null) own.changedFor(userId);
}

/** An alert is where its resource is placed. */
function followAlerts(alerts: AlertBoard, what: Invalidation): void {
  if (what === 'alerts' || what === 'connected') alerts.changed();
  if (what === 'placements') alerts.placesChanged(null);
  if (isPlacementNotice(what)) alerts.placesChanged(what);
}

/** After a gap everything may have changed. */
function follow({ streams, clusters, live }: Door, what: Invalidation): void {
  if (what === 'access' || what === 'connected') dropAccessCache();
  if (what === 'access' || what === 'connected') live.accessChanged();
  if (what === 'access') streams.check('rights');
  followPlacements({ streams, clusters, live }, what);
  if (what === 'clusters' || what === 'connected') {
    clusters
      .reload()
      .catch((error: unknown) => log('error', 'clusters not read', { reason: reasonOf(error) }));
  }
}

function followPlacements(
  { streams, clusters, live }: Pick<Door, 'streams' | 'clusters' | 'live'>,
  what: Invalidation,
): void {
  let done: Promise<void>;
  if (what === 'lost') {
    knownPlaces.lose();
    return;
  }
  if (what === 'connected') done = knownPlaces.follow();
  else if (what === 'placements') done = knownPlaces.refreshAll();
  else if (isPlacementNotice(what)) done = knownPlaces.refresh(what);
  else return;
  const one = isPlacementNotice(what) ? what : null;
  const isAboutNodes = one === null || one.kind === 'node';
  // What was not read is read when it is next asked for, and a stream asks at once.
  done
    .catch(() => undefined)
    .finally(() => {
      streams.check('placements');
      live.placesChanged(one);
      beginLateRecordings();
      if (isAboutNodes) labelNodes(clusters.all());
    });
}

/** Which services may run on which nodes may have changed. */
export function labelNodes(clusters: readonly Cluster[]): void {
  for (const cluster of clusters) {
    if (cluster.condition.state !== 'reachable' && !cluster.inventory.isFollowing) continue;
    keepNodeLabels(cluster).catch((error: unknown) =>
      log('warn', 'nodes not labelled', { cluster: cluster.name, reason: reasonOf(error) }),
    );
  }
}
