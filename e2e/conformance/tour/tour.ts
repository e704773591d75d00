import type { Chapter } from '../step';
import { compose, libraries, oldDocker } from './clients';
import { inside, life, looking } from './containers';
import { building, images } from './images';
import { networks, volumes } from './networks-volumes';
import { reachingTheNode, run } from './run';
import { services, servicesReachingTheNode, stacks } from './services';
import { secretsAndConfigs, swarm, swarmNetworks } from './swarm';
import { plugins, system } from './system';

/** Every command of docker. To add one, add a line to its chapter. */
export const tour: readonly Chapter[] = [
  run,
  reachingTheNode,
  life,
  looking,
  inside,
  images,
  building,
  networks,
  volumes,
  system,
  plugins,
  compose,
  libraries,
  oldDocker,
  services,
  servicesReachingTheNode,
  stacks,
  secretsAndConfigs,
  swarmNetworks,
  swarm,
];
