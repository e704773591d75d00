import * as container from '@/gateway/reconcile/container-states';
import type { Lookup } from '@/gateway/reconcile/finding';
import { containerCreate } from '@/gateway/reconcile/made-container';
import { thingCreate } from '@/gateway/reconcile/made-things';
import {
  cannotBeTold,
  execCreate,
  execStart,
  imageBuilt,
  imageMade,
  streamEnded,
  swarmUpdate,
} from '@/gateway/reconcile/other-changes';
import { imageRemove, thingRemove } from '@/gateway/reconcile/removed-things';

/** How it is told of each kind of change whether it was made. What is not here needs a person's eyes. */
const lookups: Readonly<Record<string, Lookup>> = {
  'POST /containers/create': containerCreate,
  'POST /networks/create': thingCreate('network'),
  'POST /volumes/create': thingCreate('volume'),
  'POST /services/create': thingCreate('service'),
  'POST /secrets/create': thingCreate('secret'),
  'POST /configs/create': thingCreate('config'),
  'DELETE /containers/{id}': thingRemove('container'),
  'POST /containers/prune': thingRemove('container'),
  'DELETE /networks/{id}': thingRemove('network'),
  'POST /networks/prune': thingRemove('network'),
  'DELETE /volumes/{name}': thingRemove('volume'),
  'POST /volumes/prune': thingRemove('volume'),
  'DELETE /services/{id}': thingRemove('service'),
  'DELETE /secrets/{id}': thingRemove('secret'),
  'DELETE /configs/{id}': thingRemove('config'),
  'DELETE /nodes/{id}': thingRemove('node'),
  'POST /containers/{id}/start': container.start,
  'POST /containers/{id}/restart': container.restart,
  'POST /containers/{id}/stop': container.stop,
  'POST /containers/{id}/kill': container.kill,
  'POST /containers/{id}/pause': container.pause,
  'POST /containers/{id}/unpause': container.unpause,
  'POST /containers/{id}/rename': container.rename,
  'POST /containers/{id}/update': container.update,
  'POST /networks/{id}/connect': container.connect,
  'POST /networks/{id}/disconnect': container.disconnect,
  'POST /containers/{id}/attach': streamEnded,
  'GET /containers/{id}/attach': streamEnded,
  'POST /containers/{id}/exec': execCreate,
  'POST /exec/{id}/start': execStart,
  'GET /exec/{id}/start': execStart,
  'POST /images/create': imageMade,
  'POST /images/{name...}/tag': imageMade,
  'POST /commit': imageBuilt,
  'POST /build': imageBuilt,
  'DELETE /images/{name...}': imageRemove,
  'POST /images/prune': imageRemove,
  'POST /services/{id}/update': swarmUpdate('services'),
  'POST /secrets/{id}/update': swarmUpdate('secrets'),
  'POST /configs/{id}/update': swarmUpdate('configs'),
  'POST /nodes/{id}/update': swarmUpdate('nodes'),
  // A file may have been written in part; a registry knows what it got; names of a file are not known.
  'PUT /containers/{id}/archive': cannotBeTold,
  'POST /images/{name...}/push': cannotBeTold,
  'POST /images/load': cannotBeTold,
  'POST /build/prune': cannotBeTold,
  'POST /build/cancel': cannotBeTold,
  // Nothing is kept of these.
  'POST /auth': cannotBeTold,
  'POST /containers/{id}/resize': cannotBeTold,
  'POST /exec/{id}/resize': cannotBeTold,
};

/** The routes whose changes it knows. */
export const lookedUp: ReadonlySet<string> = new Set(Object.keys(lookups));

export function lookupFor(route: string): Lookup {
  return lookups[route] ?? cannotBeTold;
}
