import type { Cluster } from '@/gateway/engines/cluster';
import type { Member, MemberCondition } from '@/gateway/engines/member';

/**
 * What speaks against taking an engine for one of the cluster's, in a sentence for operators; null where
 * nothing does. An engine is what it was registered as, a node that no other engine is, and one that the
 * addressed manager knows.
 *
 * @param registered the node that it was registered as, or was the first time that it answered; "": none yet
 */
export function contradiction(
  { members, member: addressed }: Pick<Cluster, 'members' | 'member'>,
  member: Member,
  { nodeId }: Pick<MemberCondition, 'nodeId'>,
  registered: string,
): string | null {
  if (members.length <= 1) return null;
  if (nodeId === '') {
    return 'It is in no Swarm, and the other engines of the cluster are. Let it join, then remove it here and add it again.';
  }
  if (registered !== '' && registered !== nodeId) {
    return `It is node ${nodeId} now and was registered as ${registered}. Remove it and add it again.`;
  }
  const twin = members.find((other) => other !== member && other.condition.nodeId === nodeId);
  if (twin && registered === '') return `It is registered already, as ${twin.endpoint}.`;
  if (member === addressed || addressed.condition.state !== 'reachable') return null;
  const nodes = addressed.inventory.known('node');
  const isKnown = nodes.items.size === 0 || !nodes.isFollowing || nodes.items.has(nodeId);
  return isKnown ? null : 'It is no node of the Swarm that the other engines are in.';
}
