import { describe, expect, it } from 'vitest';
import { obstacleSentence, obstacleTo } from '@/components/containers/container-action';
import { compileAccess, noAccess } from '@/lib/access/access';
import { operations } from '@/lib/access/operations';

const access = compileAccess([
  {
    id: 'g1',
    subject: { kind: 'user', name: 'ana' },
    through: [],
    role: 'Restricted Control',
    operations: operations.filter((operation) => operation !== 'container.remove'),
    collection: '/Shared/shop',
    expiresAt: 1000,
  },
]);
const running = { state: 'running', collection: '/Shared/shop' };

describe('what stands in the way of an action', () => {
  it('is nothing when it is held and makes sense', () => {
    expect(obstacleTo('stop', running, access, 0)).toBeNull();
    expect(obstacleTo('start', { ...running, state: 'exited' }, access, 0)).toBeNull();
  });

  it('is the missing right before the state', () => {
    const obstacle = obstacleTo('remove', running, access, 0);
    expect(obstacle && obstacleSentence(obstacle)).toBe('You need container.remove on /Shared/shop.');
    expect(obstacle && obstacleSentence(obstacle, 'Ana and team platform')).toBe(
      'You need container.remove on /Shared/shop. Ana and team platform can grant it.',
    );
  });

  it('is the state when the right is there', () => {
    const obstacle = obstacleTo('start', running, access, 0);
    expect(obstacle && obstacleSentence(obstacle)).toBe('It is running already.');
  });

  it('is an expired grant', () => {
    expect(obstacleTo('stop', running, access, 1000)).toMatchObject({ kind: 'access' });
  });

  it('is left to the door where the collection is not known yet', () => {
    expect(obstacleTo('stop', { state: 'running', collection: null }, noAccess, 0)).toBeNull();
  });
});
