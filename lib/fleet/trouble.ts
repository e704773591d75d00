import type { SeenContainer, SeenNode, SeenService } from '@/lib/fleet/seen';

/** Something that somebody should look at now. */
export interface Trouble {
  readonly kind: 'nodes' | 'services' | 'containers';
  readonly id: string;
  readonly name: string;
  /** danger: it does not do what it should; warn: it may soon not. */
  readonly tone: 'danger' | 'warn';
  /** What is wrong, as a clause. */
  readonly words: string;
}

/** Null when all is well with it. */
export function nodeTrouble(node: SeenNode): Trouble | null {
  const { id, name, state, message, role, reachability, isLeader } = node;
  const of = { kind: 'nodes', id, name } as const;
  if (state !== 'ready') {
    return { ...of, tone: 'danger', words: message ? `${state}: ${message}` : `is ${state}` };
  }
  if (role === 'manager' && !isLeader && reachability === 'unreachable') {
    return { ...of, tone: 'danger', words: 'is a manager that the others do not reach' };
  }
  return null;
}

/** Fewer tasks than there should be, or an update that somebody has to decide on. Null: all is well. */
export function serviceTrouble(
  service: SeenService & { readonly running: number; readonly desired: number },
): Trouble | null {
  const { id, name, running, desired, updateState, updateMessage } = service;
  const of = { kind: 'services', id, name } as const;
  if (updateState === 'paused' || updateState === 'rollback_paused') {
    return { ...of, tone: 'danger', words: updateMessage || 'its update stopped half way' };
  }
  if (running >= desired) return null;
  if (updateState === 'updating' || updateState === 'rollback_started') {
    // Of some it is short by intent.
    return running > 0 ? null : { ...of, tone: 'warn', words: `none of ${desired} runs while it is updated` };
  }
  const tone = running === 0 ? 'danger' : 'warn';
  return { ...of, tone, words: `${running} of ${desired} running` };
}

/**
 * Unhealthy, restarting again and again, or ended with an error. Those of services are told of by
 * their service once they ended: the Swarm has started others. Null: all is well.
 */
export function containerTrouble(container: SeenContainer): Trouble | null {
  const { id, name, state, status, serviceId } = container;
  const of = { kind: 'containers', id, name } as const;
  if (state === 'running') {
    return status.includes('(unhealthy)') ? { ...of, tone: 'danger', words: 'is unhealthy' } : null;
  }
  if (state === 'restarting') return { ...of, tone: 'warn', words: 'restarts again and again' };
  if (state === 'dead') return { ...of, tone: 'danger', words: 'could not be removed (dead)' };
  const [, code] = /^Exited \((\d+)\)/.exec(status) ?? [];
  if (state !== 'exited' || serviceId !== null || code === undefined || code === '0') return null;
  return { ...of, tone: 'warn', words: `ended with code ${code}` };
}

const kindsInOrder = ['nodes', 'services', 'containers'] as const;

/** Danger before warnings, nodes before what runs on them. */
export function worstFirst(one: Trouble, other: Trouble): number {
  const byTone = Number(one.tone === 'warn') - Number(other.tone === 'warn');
  const byKind = kindsInOrder.indexOf(one.kind) - kindsInOrder.indexOf(other.kind);
  return byTone || byKind || one.name.localeCompare(other.name);
}
