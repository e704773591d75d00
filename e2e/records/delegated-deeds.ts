import fc from 'fast-check';

/** Where things are, below the top of a world. */
export const spots = ['', '/a', '/a/x', '/b', '/b/y'] as const;
export const roleParts = [
  ['container.view', 'container.exec', 'image.view'],
  ['container.view', 'node.schedule', 'volume.use'],
  ['container.view', 'container.create.privileged', 'image.push'],
  ['access.manage', 'access.view', 'collection.manage'],
] as const;
const globals = [
  'user.manage',
  'user.view',
  'team.manage',
  'team.view',
  'role.manage',
  'role.view',
  'access.view-as',
  'identity.manage',
] as const;

const anything = fc.record({
  kind: fc.constantFrom(
    'grant',
    'grant',
    'extend',
    'revoke',
    'join',
    'leave',
    'reparent',
    'team',
    'role-change',
    'role',
    'move-collection',
    'wall',
    'collection',
    'place',
    'prefix',
    'move-prefix',
    'drop-prefix',
    'password',
    'enable',
    'user',
    'apply',
    'bulk-grant',
    'bulk-role',
    'bulk-move',
    'request',
    'mapping',
    'drop-team',
    'invite',
    'reset-link',
    'reset-link',
    'import',
    'map-group',
    'own-robot',
    'robot-token',
    'robot-token',
    'enable-robot',
  ),
  one: fc.nat(99),
  two: fc.nat(99),
  three: fc.nat(99),
});
export type Deed = typeof anything extends fc.Arbitrary<infer T> ? T : never;

/** Who holds what at first, and what the delegate then tries. */
export const world = fc.record({
  delegate: fc.array(fc.record({ spot: fc.nat(4), role: fc.nat(3) }), { minLength: 1, maxLength: 4 }),
  global: fc.subarray([...globals]),
  others: fc.array(fc.record({ who: fc.nat(4), spot: fc.nat(4), role: fc.nat(3), ends: fc.boolean() }), {
    minLength: 3,
    maxLength: 8,
  }),
  walls: fc.subarray(['/a', '/b/y']),
  deeds: fc.array(anything, { minLength: 8, maxLength: 16 }),
});

export type World = typeof world extends fc.Arbitrary<infer T> ? T : never;
