import { describe, expect, it } from 'vitest';
import { Addressed } from '@/gateway/engines/addressed';
import type { Member } from '@/gateway/engines/member';

type State = Member['condition']['state'];

function member(id: string, state: State = 'reachable', role: 'manager' | 'node' = 'manager') {
  const swarm = { reason: '' };
  const swarmSilence = () => (swarm.reason === '' ? null : { since: new Date(0), reason: swarm.reason });
  // Only these are looked at.
  return { id, condition: { state, role }, inventory: { swarmSilence }, swarm } as unknown as Member & {
    swarm: { reason: string };
  };
}

describe('the engine that is addressed', () => {
  it('is a manager that answers, and stays while it does', () => {
    const [node, one, two] = [member('n', 'reachable', 'node'), member('1', 'connecting'), member('2')];
    const addressed = new Addressed();
    expect(addressed.choose([node, one, two])).toBe(two);
    one.condition.state = 'reachable';
    expect(addressed.choose([node, one, two])).toBe(two);
  });

  it('is the next one when it fails, and that stays when the first one is back', () => {
    const [one, two] = [member('1'), member('2')];
    const addressed = new Addressed();
    expect(addressed.choose([one, two])).toBe(one);
    one.condition.state = 'unreachable';
    expect(addressed.choose([one, two])).toBe(two);
    one.condition.state = 'reachable';
    expect(addressed.choose([one, two])).toBe(two);
  });

  it('is no manager that was demoted, and the last one when none answers', () => {
    const [one, two] = [member('1'), member('2')];
    const addressed = new Addressed();
    expect(addressed.choose([one, two])).toBe(one);
    one.condition.role = 'node';
    expect(addressed.choose([one, two])).toBe(two);
    two.condition.state = 'unreachable';
    expect(addressed.choose([one, two])).toBe(two);
  });

  it('is left where it has lost its leader and another has not', () => {
    const [one, two] = [member('1'), member('2')];
    const addressed = new Addressed();
    expect(addressed.choose([one, two])).toBe(one);
    one.swarm.reason = 'The swarm does not have a leader';
    two.swarm.reason = 'The swarm does not have a leader';
    expect(addressed.choose([one, two])).toBe(one);
    two.swarm.reason = '';
    expect(addressed.choose([one, two])).toBe(two);
    one.swarm.reason = '';
    expect(addressed.choose([one, two])).toBe(two);
  });

  it('stays the last one of a cluster that was removed with all its engines', () => {
    const one = member('1');
    const addressed = new Addressed();
    expect(() => addressed.choose([])).toThrow('without engines');
    expect(addressed.choose([one])).toBe(one);
    expect(addressed.choose([])).toBe(one);
  });

  it('is none that was removed', () => {
    const [one, two] = [member('1'), member('2')];
    const addressed = new Addressed();
    expect(addressed.choose([one, two])).toBe(one);
    expect(addressed.choose([two])).toBe(two);
  });
});
