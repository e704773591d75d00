import { configKind } from '@/lib/docker-api/kinds/config';
import { containerKind } from '@/lib/docker-api/kinds/container';
import type { Kind } from '@/lib/docker-api/kinds/kind';
import { networkKind } from '@/lib/docker-api/kinds/network';
import { nodeKind } from '@/lib/docker-api/kinds/node';
import { secretKind } from '@/lib/docker-api/kinds/secret';
import { serviceKind } from '@/lib/docker-api/kinds/service';
import { type ThingKind, thingKinds } from '@/lib/docker-api/kinds/thing';
import { volumeKind } from '@/lib/docker-api/kinds/volume';

/** Every kind of thing that a collection holds and an engine has. */
export const kinds: Readonly<Record<ThingKind, Kind>> = {
  container: containerKind,
  network: networkKind,
  volume: volumeKind,
  service: serviceKind,
  secret: secretKind,
  config: configKind,
  node: nodeKind,
};

export function isThingKind(text: string): text is ThingKind {
  return thingKinds.some((kind) => kind === text);
}
