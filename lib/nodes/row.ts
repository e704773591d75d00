import { asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { labelsOf } from '@/lib/docker-api/kinds/kind';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { isOwnLabel } from '@/lib/docker-api/labels';
import type { PlacedRow, RowPlace } from '@/lib/rows/placed-row';
import { asNumber, asTime } from '@/lib/rows/values';

/** A node as lists show it. Its name is its host name, which others may bear too. */
export interface NodeRow extends PlacedRow {
  readonly role: 'manager' | 'worker';
  readonly isLeader: boolean;
  /** A manager's, among the managers: reachable or unreachable; null: a worker. */
  readonly reachability: string | null;
  /** active, pause or drain */
  readonly availability: string;
  /** unknown, down, ready or disconnected */
  readonly state: string;
  /** The Swarm's words about its state. */
  readonly message: string;
  readonly engineVersion: string;
  readonly os: string;
  readonly architecture: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  /** Null for who may not change it. */
  readonly address: string | null;
  /** Ours are for who may change it. */
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt: number | null;
  /** What a change of it must name. */
  readonly version: number;
}

/** The row of an entry of `GET /nodes`. */
export function nodeRow(item: JsonObject, place: RowPlace): NodeRow {
  const { id, name } = kinds.node.read(item);
  const spec = asObject(item.Spec);
  const status = asObject(item.Status);
  const description = asObject(item.Description);
  const platform = asObject(description.Platform);
  const resources = asObject(description.Resources);
  const manager = asObject(item.ManagerStatus);
  return {
    id,
    name: name || id,
    ...place,
    role: spec.Role === 'manager' ? 'manager' : 'worker',
    isLeader: manager.Leader === true,
    reachability: asText(manager.Reachability) || null,
    availability: asText(spec.Availability),
    state: asText(status.State),
    message: asText(status.Message),
    engineVersion: asText(asObject(description.Engine).EngineVersion),
    os: asText(platform.OS),
    architecture: asText(platform.Architecture),
    cpus: asNumber(resources.NanoCPUs) / 1e9,
    memoryBytes: asNumber(resources.MemoryBytes),
    address: asText(status.Addr) || null,
    labels: labelsOf(spec.Labels),
    createdAt: asTime(item.CreatedAt),
    version: asNumber(asObject(item.Version).Index),
  };
}

/** The same for who may view the node and not change it. */
export function withoutInternals(row: NodeRow): NodeRow {
  const labels = Object.entries(row.labels).filter(([key]) => !isOwnLabel(key));
  return { ...row, address: null, labels: Object.fromEntries(labels) };
}
