import { asObject, asText } from '@/lib/docker-api/answers/fields';
import type { Kind } from '@/lib/docker-api/kinds/kind';
import { swarmKind } from '@/lib/docker-api/kinds/swarm-kind';

const common = swarmKind('node', 'node.view');

/** Named by its host name, which several may share. */
export const nodeKind: Kind = {
  ...common,
  read: (item) => ({
    ...common.read(item),
    name: asText(asObject(item.Description).Hostname),
    state: asText(asObject(item.Status).State),
    role: asText(asObject(item.Spec).Role),
  }),
};
