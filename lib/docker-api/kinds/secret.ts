import { swarmKind } from '@/lib/docker-api/kinds/swarm-kind';

export const secretKind = swarmKind('secret', 'secret.view');
