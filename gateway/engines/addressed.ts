import type { Member } from '@/gateway/engines/member';

/**
 * Of a cluster's engines the one that is addressed: kept while it works, else the next one that does.
 * Of a cluster that was removed it stays the last one, for whoever still looks at it.
 */
export class Addressed {
  #current: Member | null = null;

  /** @param members at least one, the first time */
  choose(members: readonly Member[]): Member {
    const current = members.find((member) => member === this.#current);
    // A manager that has lost its leader is left for one that has not, where there is one.
    if (current && isGood(current) && (hasLeader(current) || !members.some(isWell))) return current;
    const next =
      members.find((member) => isWell(member) && isConfirmed(member)) ??
      members.find((member) => isGood(member) && isConfirmed(member)) ??
      members.find((member) => isGood(member) && member.condition.state === 'reachable') ??
      members.find(isGood) ??
      current ??
      members.find(({ condition }) => condition.role === 'manager') ??
      members[0] ??
      this.#current;
    if (next === null) throw new Error('A cluster without engines was addressed.');
    this.#current = next;
    return next;
  }
}

/** Of several, one that nobody could try before it was saved may be anything. */
function isConfirmed({ condition }: Member): boolean {
  return condition.state === 'reachable' && condition.nodeId !== '';
}

function isWell(member: Member): boolean {
  return isGood(member) && member.condition.state === 'reachable' && hasLeader(member);
}

/** Only its own word counts: being slow is no reason to leave it. */
function hasLeader({ inventory }: Member): boolean {
  return (inventory.swarmSilence()?.reason ?? '') === '';
}

function isGood({ condition }: Member): boolean {
  return condition.role === 'manager' && condition.state !== 'unreachable';
}
