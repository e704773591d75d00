import { describe, expect, it } from 'vitest';
import { NotASwarmManager } from '@/gateway/engines/not-a-swarm-manager';
import { SwarmHearing } from '@/gateway/inventory/swarm-hearing';

const noLeader = new NotASwarmManager('The swarm does not have a leader. It is possible that …');
const noManager = new NotASwarmManager('This node is not a swarm manager. Use …');

describe('SwarmHearing', () => {
  it('is silent as soon as a manager says that there is no leader, since it was last told of', () => {
    let now = 1_000;
    const hearing = new SwarmHearing(() => now);
    hearing.confirm(900);
    expect(hearing.silence).toBeNull();
    now = 1_500;
    hearing.refuse(noLeader);
    expect(hearing.silence).toEqual({ since: new Date(900), reason: noLeader.message });
    now = 9_000;
    hearing.refuse(noLeader);
    expect(hearing.silence?.since).toEqual(new Date(900));
    hearing.confirm(9_500);
    expect(hearing.silence).toBeNull();
  });

  it('is silent when no answer comes, and since the first refusal where it was never told of', () => {
    let now = 1_000;
    const hearing = new SwarmHearing(() => now);
    expect(hearing.silence).toBeNull();
    hearing.refuse(noLeader);
    now = 5_000;
    expect(hearing.silence?.since).toEqual(new Date(1_000));
    hearing.confirm(5_000);
    now = 7_000;
    expect(hearing.silence).toBeNull();
    now = 7_001;
    expect(hearing.silence).toEqual({ since: new Date(5_000), reason: '' });
  });

  it('is not silent where there is no Swarm, or none any more', () => {
    let now = 1_000;
    const hearing = new SwarmHearing(() => now);
    hearing.refuse(noManager);
    expect(hearing.silence).toBeNull();
    hearing.confirm(1_000);
    hearing.refuse(noManager);
    now = 60_000;
    expect(hearing.silence).toBeNull();
  });
});
