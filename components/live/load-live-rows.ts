import 'server-only';
import type { InitialRows } from '@/components/live/live-list';
import type { AlertView } from '@/lib/alerts/schema';
import { alertsTopic } from '@/lib/alerts/topic';
import { readThroughDoor } from '@/lib/containers/read-through-door';
import { type FleetRow, fleetTopic } from '@/lib/fleet/fleet-row';
import { RequestFailure } from '@/lib/http/failure';
import { firstRows } from '@/lib/live/first-rows';
import type { LiveKind, LiveRowOf } from '@/lib/live/kinds';
import { readTopic, topicOf } from '@/lib/live/topic';
import type { OnCluster } from '@/lib/rows/placed-row';
import { type UsageRow, usageTopic } from '@/lib/usage/usage-row';

/** So many rows are in a page's HTML. */
const rowsInPage = 50;

/** The page is not shown before; rows that take longer come with the live stream. */
const withinMs = 5_000;

/**
 * The first rows of a kind on these clusters, in the order of their names, for a page's HTML; pass
 * them to `useLiveRows`. Null when the gateway does not answer in time: the page then begins empty
 * and pending.
 *
 * @param clusters by name
 */
export function loadLiveRows<Kind extends LiveKind>(
  kind: Kind,
  clusters: readonly string[],
): Promise<InitialRows<OnCluster<LiveRowOf[Kind]>> | null> {
  return load(clusters.map((cluster) => topicOf(kind, cluster)));
}

/** One thing by its full id; `rows` is empty when the person may see none. */
export function loadLiveRow<Kind extends LiveKind>(
  kind: Kind,
  cluster: string,
  id: string,
): Promise<InitialRows<OnCluster<LiveRowOf[Kind]>> | null> {
  return load([topicOf(kind, cluster, id)]);
}

/** Every cluster in numbers, as far as the person may see what is on it. */
export function loadFleet(): Promise<InitialRows<FleetRow> | null> {
  return load([fleetTopic]);
}

/** What clusters and nodes use, as far as it is measured and the person may know. */
export function loadUsage(): Promise<InitialRows<UsageRow> | null> {
  return load([usageTopic]);
}

/** What fires of what the person may see. */
export function loadFiringAlerts(): Promise<InitialRows<AlertView> | null> {
  return load([alertsTopic]);
}

async function load<Row extends { readonly id: string; readonly name?: string }>(
  topics: readonly string[],
): Promise<InitialRows<Row> | null> {
  if (topics.length === 0) return { rows: [], total: 0 };
  const query = new URLSearchParams({ topics: topics.join(), limit: String(rowsInPage) });
  try {
    const found = firstRows.parse(await readThroughDoor(`/live/rows?${query}`, withinMs));
    const rows = found.flatMap(({ topic, rows }) => {
      const read = readTopic(topic);
      const cluster = read && read.kind !== 'whole' ? { cluster: read.cluster } : {};
      // The gateway makes the rows of a topic by the function that types them.
      return rows.map((row) => ({ ...row, ...cluster }) as unknown as Row);
    });
    return {
      rows: rows.sort((a, b) => (a.name ?? a.id).localeCompare(b.name ?? b.id)).slice(0, rowsInPage),
      total: found.reduce((sum, { total }) => sum + total, 0),
    };
  } catch (error) {
    if (error instanceof RequestFailure) return null;
    throw error;
  }
}
