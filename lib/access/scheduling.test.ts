import { describe, expect, it } from 'vitest';
import { compileAccess, type ReachingGrant } from '@/lib/access/access';
import { mayRunIn, schedulingRoots } from '@/lib/access/scheduling';

const grant = (collection: string, expiresAt: number | null = null): ReachingGrant => ({
  id: collection,
  subject: { kind: 'everyone' },
  through: [],
  role: 'Scheduler',
  operations: ['node.schedule'],
  collection,
  expiresAt,
});
const rootsOf = (grants: ReachingGrant[], exclusive: string[] = []) =>
  schedulingRoots(compileAccess(grants), exclusive, 1_000);

describe('where services may run', () => {
  it('is on the nodes of what was granted, and below', () => {
    expect(mayRunIn(['/Shared'], '/Shared', [])).toBe(true);
    expect(mayRunIn(['/Shared'], '/Shared/gpu', [])).toBe(true);
    expect(mayRunIn(['/Shared'], '/System', [])).toBe(false);
    expect(mayRunIn(['/Shared/gpu'], '/Shared', [])).toBe(false);
    expect(mayRunIn(['/Shared/gpu'], '/Shared/gpu2', [])).toBe(false);
    expect(mayRunIn([], '/Shared', [])).toBe(false);
    expect(mayRunIn(['/'], '/System', [])).toBe(true);
  });

  it('stops at an exclusive collection, unless the grant is on it or within it', () => {
    const walls = ['/Shared/gpu'];
    expect(mayRunIn(['/Shared'], '/Shared/gpu', walls)).toBe(false);
    expect(mayRunIn(['/'], '/Shared/gpu/a', walls)).toBe(false);
    expect(mayRunIn(['/Shared/gpu'], '/Shared/gpu/a', walls)).toBe(true);
    expect(mayRunIn(['/Shared/gpu/a'], '/Shared/gpu/a', walls)).toBe(true);
    expect(mayRunIn(['/Shared'], '/Shared/web', walls)).toBe(true);
    expect(mayRunIn(['/Shared/gpu'], '/Shared/gpu/a', ['/Shared/gpu', '/Shared/gpu/a'])).toBe(false);
  });

  it('names each collection once, and those behind a wall by themselves', () => {
    const granted = [grant('/Shared'), grant('/Shared/Private/ana'), grant('/Shared/gpu')];
    expect(rootsOf(granted)).toEqual(['/Shared']);
    expect(rootsOf(granted, ['/Shared/gpu'])).toEqual(['/Shared', '/Shared/gpu']);
    expect(rootsOf([grant('/Shared', 900), grant('/Shared/gpu')])).toEqual(['/Shared/gpu']);
    expect(rootsOf([])).toEqual([]);
  });
});
