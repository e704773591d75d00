import { asObject, hidden, pick } from '@/lib/docker-api/answers/fields';
import { isJsonObject, type Json, type JsonObject } from '@/lib/docker-api/json';

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

const secretMembers: readonly string[] = ['JoinToken', 'UnlockKey', 'SigningCAKey'];

/** What was asked of a Swarm, as it may be put on record. */
export function withoutSwarmSecrets(asked: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]): [string, Json | undefined] => {
      if (secretMembers.includes(name)) return [name, value ? hidden : value];
      return [name, isJsonObject(value) ? withoutSwarmSecrets(value) : value];
    }),
  );
}
