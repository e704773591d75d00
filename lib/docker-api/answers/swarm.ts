import { asObject, pick } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/** `GET /swarm`. Whoever holds a join token can put a machine of their own into the Swarm. */
export function filterSwarm(swarm: JsonObject, showsTokens: boolean): JsonObject {
  const shown = pick(swarm, [
    'ID',
    'Version',
    'CreatedAt',
    'UpdatedAt',
    'Spec',
    'TLSInfo',
    'RootRotationInProgress',
    'DefaultAddrPool',
    'SubnetSize',
    'DataPathPort',
  ]);
  const { SigningCAKey: _key, ...authority } = asObject(asObject(swarm.Spec).CAConfig);
  return {
    ...shown,
    Spec: { ...asObject(swarm.Spec), CAConfig: authority },
    JoinTokens: showsTokens ? pick(asObject(swarm.JoinTokens), ['Worker', 'Manager']) : {},
  };
}
