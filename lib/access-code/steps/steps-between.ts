import type { AccessDocument } from '@/lib/access-code/document';
import type { Step } from '@/lib/access-code/step';
import { collectionSteps } from '@/lib/access-code/steps/collection-steps';
import { grantSteps } from '@/lib/access-code/steps/grant-steps';
import { prefixSteps } from '@/lib/access-code/steps/prefix-steps';
import { roleSteps } from '@/lib/access-code/steps/role-steps';
import { teamSteps } from '@/lib/access-code/steps/team-steps';

/**
 * What turns one document into another, in an order in which each step finds what it needs: first
 * everything is made, then taken away, so that an administrator who is replaced is never missed.
 */
export function stepsBetween(current: AccessDocument, wished: AccessDocument): Step[] {
  const roles = roleSteps(current, wished);
  const collections = collectionSteps(current, wished);
  const teams = teamSteps(current, wished);
  const prefixes = prefixSteps(current, wished);
  const grants = grantSteps(current, wished);
  return [
    ...roles.makes,
    ...collections.makes,
    ...teams.makes,
    ...prefixes.makes,
    ...grants.makes,
    ...teams.joins,
    ...grants.removals,
    ...teams.leaves,
    ...prefixes.removals,
    ...teams.removals,
    ...collections.removals,
    ...roles.removals,
  ];
}
