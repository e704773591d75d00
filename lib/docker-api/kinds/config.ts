import { swarmKind } from '@/lib/docker-api/kinds/swarm-kind';

export const configKind = swarmKind('config', 'config.view');
