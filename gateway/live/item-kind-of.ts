import type { ItemKind } from '@/lib/docker-api/kinds/item-kinds';
import type { LiveKind } from '@/lib/live/kinds';

/** What the inventory calls a kind that is followed. */
export const itemKindOf: { readonly [Kind in LiveKind]: ItemKind } = {
  containers: 'container',
  images: 'image',
  networks: 'network',
  volumes: 'volume',
  services: 'service',
  tasks: 'task',
  nodes: 'node',
  secrets: 'secret',
  configs: 'config',
};
