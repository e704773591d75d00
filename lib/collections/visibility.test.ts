import { describe, expect, it } from 'vitest';
import { compileAccess } from '@/lib/access/access';
import { builtInRoles } from '@/lib/access/built-in-roles';
import { isVisibleCollection } from '@/lib/collections/visibility';

const holding = (...grants: readonly (readonly [role: string, collection: string, expiresAt?: number])[]) =>
  compileAccess(
    grants.map(([role, collection, expiresAt = null], index) => ({
      id: String(index),
      subject: { kind: 'everyone' },
      through: [],
      role,
      operations: builtInRoles.find(({ name }) => name === role)?.operations ?? [],
      collection,
      expiresAt,
    })),
  );
const sees = (access: ReturnType<typeof holding>, path: string) => isVisibleCollection(access, path, 1_000);

describe('isVisibleCollection', () => {
  it('shows where a grant is, what is above it, and what is below it', () => {
    const access = holding(['View Only', '/Shared/shop']);
    expect(['/', '/Shared', '/Shared/shop', '/Shared/shop/web'].every((path) => sees(access, path))).toBe(
      true,
    );
    expect(['/System', '/Shared/shopping', '/Shared/other'].some((path) => sees(access, path))).toBe(false);
  });

  it.each(['Image User', 'Scheduler', 'Catalogue User'])(
    'shows nothing below to who is only a %s: that is given to everyone',
    (role) => {
      const access = holding([role, '/Shared']);
      expect(sees(access, '/Shared')).toBe(true);
      expect(sees(access, '/Shared/Private')).toBe(false);
    },
  );

  it('ends with the grant', () => {
    expect(sees(holding(['Admin', '/', 1_000]), '/')).toBe(false);
    expect(sees(holding(['Admin', '/', 1_001]), '/System')).toBe(true);
  });
});
