import type { Clusters } from '@/gateway/engines/clusters';
import type { LastKnownPlaces } from '@/gateway/placements/last-known';
import type { OpenStreams } from '@/gateway/streams/open-streams';

/** What every request through the door shares. */
export interface Door {
  readonly clusters: Clusters;
  readonly streams: OpenStreams;
  readonly lastKnown: LastKnownPlaces;
  /** The one origin that people's browsers see. */
  readonly publicOrigin: string;
  /** Where the pages answer, on loopback. */
  readonly webUrl: URL;
}
