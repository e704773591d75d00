import { describe, expect, it } from 'vitest';
import { compileAccess } from '@/lib/access/access';
import { builtInRoles } from '@/lib/access/built-in-roles';
import { reachedViews } from '@/lib/users/views';

const everyone = [
  ['Image User', '/Shared'],
  ['Scheduler', '/Shared'],
] as const;

const viewsWith = (...grants: readonly (readonly [role: string, collection: string])[]) =>
  reachedViews(
    compileAccess(
      [...everyone, ...grants].map(([role, collection], index) => ({
        id: String(index),
        subject: { kind: 'everyone' },
        through: [],
        role,
        operations: builtInRoles.find(({ name }) => name === role)?.operations ?? [],
        collection,
        expiresAt: null,
      })),
    ),
    0,
    ['/Desk'],
  );

const own = ['Restricted Control', '/Shared/Private/ana'] as const;

describe('reachedViews', () => {
  it('brings operators to ops', () => {
    expect(viewsWith(own, ['Admin', '/'])).toEqual({ views: ['ops', 'apps', 'desk'], home: 'ops' });
  });

  it('brings developers to their apps', () => {
    expect(viewsWith(own, ['Full Control', '/Shared/shop'])).toEqual({ views: ['apps'], home: 'apps' });
  });

  it('brings who may order, and works nowhere else, to the desk', () => {
    expect(viewsWith(own, ['Catalogue User', '/Desk'])).toEqual({ views: ['desk'], home: 'desk' });
  });

  it('shows both to who works here and is offered something', () => {
    const both = viewsWith(own, ['View Only', '/Shared/shop'], ['Catalogue User', '/Desk']);
    expect(both).toEqual({ views: ['apps', 'desk'], home: 'apps' });
  });

  it('brings who holds nothing to the desk, which says whom to ask', () => {
    expect(viewsWith(own)).toEqual({ views: ['apps', 'desk'], home: 'desk' });
  });
});
