import type { Call } from '@/gateway/call';
import { engineVersion } from '@/lib/docker-api/api-version';
import { isRefusal } from '@/lib/docker-api/errors';

/** The call at each other engine of the cluster that can be reached and speaks the same version. */
export function otherEngines(call: Call): Call[] {
  // One that is asked as a node answers for itself.
  if (call.cluster.pinned() !== call.cluster) return [];
  return call.cluster.members.flatMap((member) => {
    const cluster = member === call.cluster.member ? null : call.cluster.at(member.id);
    const speaks = !isRefusal(engineVersion(call.apiVersion, member.condition.apiVersion));
    return cluster && speaks && member.condition.state !== 'unreachable' ? [{ ...call, cluster }] : [];
  });
}
