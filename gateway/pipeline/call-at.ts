import type { Call } from '@/gateway/call';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { accepted } from '@/gateway/refused';
import { engineVersion } from '@/lib/docker-api/api-version';
import type { Thing } from '@/lib/docker-api/kinds/thing';

/**
 * The call as it goes on once its thing is known: to the engine that has it.
 *
 * @throws Refused when that engine does not speak the version; EngineUnreachable when it was removed
 */
export function callAt(call: Call, thing: Pick<Thing, 'engine'> | null): Call {
  const engine = thing?.engine ?? '';
  if (engine === '' || engine === call.cluster.member.id) return call;
  const cluster = call.cluster.at(engine);
  if (cluster === null) throw new EngineUnreachable('its engine was removed', { isUnsent: true });
  const { version } = accepted(engineVersion(call.apiVersion, cluster.condition.apiVersion));
  return { ...call, cluster, apiVersion: version };
}
