import type { Route, WithheldRoute } from '@/lib/docker-api/route';
import { buildRoutes } from '@/lib/docker-api/routes/build';
import { containerIoRoutes } from '@/lib/docker-api/routes/container-io';
import { containerRoutes } from '@/lib/docker-api/routes/containers';
import { execRoutes } from '@/lib/docker-api/routes/exec';
import { historyRoutes } from '@/lib/docker-api/routes/history';
import { imageRoutes } from '@/lib/docker-api/routes/images';
import { metricRoutes } from '@/lib/docker-api/routes/metrics';
import { networkRoutes } from '@/lib/docker-api/routes/networks';
import { nodeRoutes } from '@/lib/docker-api/routes/nodes';
import { planRoutes } from '@/lib/docker-api/routes/plans';
import { pluginRoutes } from '@/lib/docker-api/routes/plugins';
import { pruneRoutes } from '@/lib/docker-api/routes/prune';
import { registryRoutes } from '@/lib/docker-api/routes/registries';
import { configRoutes, secretRoutes } from '@/lib/docker-api/routes/secrets-and-configs';
import { serviceRoutes } from '@/lib/docker-api/routes/services';
import { swarmRoutes } from '@/lib/docker-api/routes/swarm';
import { systemRoutes } from '@/lib/docker-api/routes/system';
import { volumeRoutes } from '@/lib/docker-api/routes/volumes';
import { withheldBuildRoutes } from '@/lib/docker-api/routes/withheld-build';
import { withheldSystemRoutes } from '@/lib/docker-api/routes/withheld-system';

/** Everything that the door lets through. A request that matches none of these is refused. */
export const routes: readonly Route[] = [
  ...systemRoutes,
  ...containerRoutes,
  ...containerIoRoutes,
  ...execRoutes,
  ...registryRoutes,
  ...buildRoutes,
  ...imageRoutes,
  ...networkRoutes,
  ...volumeRoutes,
  ...pruneRoutes,
  ...secretRoutes,
  ...configRoutes,
  ...nodeRoutes,
  ...serviceRoutes,
  ...planRoutes,
  ...metricRoutes,
  ...historyRoutes,
  ...swarmRoutes,
  ...pluginRoutes,
];

/** The rest of Docker's API, with the reason why it is refused. */
export const withheldRoutes: readonly WithheldRoute[] = [...withheldSystemRoutes, ...withheldBuildRoutes];
