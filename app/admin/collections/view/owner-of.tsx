import { PersonLink } from '@/components/access/subject-link';
import { ownerOfPrivate } from '@/lib/access/collection-path';
import type { GrantView } from '@/lib/grants/schema';

/** Whose own collection it is, and the role they have in it; nothing of one that is nobody's. */
export function OwnerOf({ collection, grants }: { collection: string; grants: readonly GrantView[] }) {
  const owner = ownerOfPrivate(collection);
  if (owner === null) return null;
  const roles = grants
    .filter(({ subject, hasExpired }) => subject === `user:${owner}` && !hasExpired)
    .map(({ role }) => role);
  return (
    <>
      The own collection of <PersonLink name={owner} />, who holds{' '}
      {roles.length > 0 ? roles.join(' and ') : 'no role'} on it.{' '}
    </>
  );
}
