import type { Operation } from '@/lib/access/operations';

/** All that a program that provisions accounts needs. */
export const provisionerOperations: readonly Operation[] = [
  'user.view',
  'user.manage',
  'team.view',
  'team.manage',
];
