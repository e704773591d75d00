import { type PublishedPort, publishedPorts } from '@/lib/containers/published-port';
import { readStatus } from '@/lib/containers/status-words';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { stackOf } from '@/lib/rows/labels-of-stacks';
import type { PlacedRow, RowPlace } from '@/lib/rows/placed-row';
import { asNumber } from '@/lib/rows/values';

/** A container as lists show it. */
export interface ContainerRow extends PlacedRow {
  readonly image: string;
  readonly imageId: string;
  /** created, running, paused, restarting, removing, exited or dead */
  readonly state: string;
  /** The engine's words without the time, e.g. "Up (healthy)", "Exited (137)". */
  readonly status: string;
  /** About when it came into its state, in milliseconds since the epoch; null: not known. */
  readonly since: number | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly ports: readonly PublishedPort[];
  /** The stack or compose project that it is part of. */
  readonly stack: string | null;
  /** The service and task that it is of, by full id. */
  readonly serviceId: string | null;
  readonly serviceName: string | null;
  readonly taskId: string | null;
  /** The host name of its node, where the cluster has several. */
  readonly node: string | null;
  /** Full ids of the networks that it is connected to. */
  readonly networkIds: readonly string[];
  /** Names of the volumes that it mounts. */
  readonly volumeNames: readonly string[];
  /**
   * When details of it last changed that are not in this row (limits, how it restarts, addresses), in
   * milliseconds; 0: not that is known. Whoever shows them asks anew when it is another.
   */
  readonly detailsChangedAt: number;
}

/**
 * The row of an entry of `GET /containers/json`.
 *
 * @param seenAt when the engine wrote it: its words tell of times before that
 */
export function containerRow(
  item: JsonObject,
  place: RowPlace,
  seenAt: number,
  node: string | null = null,
  detailsChangedAt = 0,
): ContainerRow {
  const { id, name, labels, imageId, state } = kinds.container.read(item);
  const { words, forMs } = readStatus(asText(item.Status));
  const networks = Object.values(asObject(asObject(item.NetworkSettings).Networks));
  return {
    id,
    name: name || id.slice(0, 12),
    ...place,
    image: asText(item.Image),
    imageId,
    state,
    status: words,
    since: forMs === null ? null : seenAt - forMs,
    createdAt: asNumber(item.Created) * 1000,
    ports: publishedPorts(item.Ports),
    stack: stackOf(labels),
    serviceId: labels['com.docker.swarm.service.id'] ?? null,
    serviceName: labels['com.docker.swarm.service.name'] ?? null,
    taskId: labels['com.docker.swarm.task.id'] ?? null,
    node,
    networkIds: networks.flatMap((network) => asText(asObject(network).NetworkID) || []),
    volumeNames: asList(item.Mounts)
      .map(asObject)
      .flatMap((mount) => (mount.Type === 'volume' ? asText(mount.Name) || [] : [])),
    detailsChangedAt,
  };
}
