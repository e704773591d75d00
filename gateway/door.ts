import type { Clusters } from '@/gateway/engines/clusters';
import type { Live } from '@/gateway/live/live';
import type { MetricsKeeper } from '@/gateway/metrics/metrics-keeper';
import type { LastKnownPlaces } from '@/gateway/placements/last-known';
import type { OpenStreams } from '@/gateway/streams/open-streams';
import type { Leadership } from '@/lib/leading/leadership';

/** What every request through the door shares. */
export interface Door {
  readonly clusters: Clusters;
  readonly streams: OpenStreams;
  readonly lastKnown: LastKnownPlaces;
  /** Who of several gateways does what only one should. */
  readonly leadership: Leadership;
  readonly metrics: MetricsKeeper;
  /** What is followed of the clusters, and by whom. */
  readonly live: Live;
  /** The one origin that people's browsers see. */
  readonly publicOrigin: string;
  /** Where the pages answer, on loopback. */
  readonly webUrl: URL;
}
