import { swarmKind } from '@/lib/docker-api/kinds/swarm-kind';

/** Its tasks, and the containers of its tasks, are where it is. */
export const serviceKind = swarmKind('service', 'service.view');
