import { isUnstorable, type Violation, violationOf } from '@/lib/db/constraint';
import { isUnreachable } from '@/lib/db/unreachable';
import { conflict, Problem } from '@/lib/problems/problem';

/** What each constraint of the database protects, said to whoever ran into it. */
const taken: Readonly<Record<string, string>> = {
  User_username_key: 'There is already a person with this username; usernames are never reused.',
  User_email_key: 'Somebody else already has this e-mail address.',
  Team_name_key: 'There is already a team with this name.',
  Role_name_key: 'There is already a role with this name.',
  Collection_path_key: 'There is already a collection with this path.',
  Grant_once: 'This subject already holds this role on this collection.',
  Cluster_name_key: 'There is already a cluster with this name.',
  ClusterEngine_clusterId_endpoint_key: 'The cluster already has an engine at this endpoint.',
  ClusterEngine_one_per_node: 'The cluster already has an engine that is this node.',
  Cluster_one_default: 'Another cluster is already the default one.',
  RegistryCredential_userId_host_key: 'You already keep a credential for this registry. Remove it first.',
  RegistryCredential_teamId_host_key: 'The team already has a credential for this registry. Remove it first.',
  ImagePrefix_prefix_key: 'This image prefix already belongs to a collection.',
};

const stillUsed: Readonly<Record<string, string>> = {
  Collection_parentId_fkey: 'The collection has collections below it.',
  Grant_collectionId_fkey: 'There are grants on this collection. Revoke them first.',
  Placement_collectionId_fkey: 'There are resources in this collection. Move or remove them first.',
  ImagePrefix_collectionId_fkey: 'Image prefixes belong to this collection. Move them first.',
  CatalogItem_collectionId_fkey: 'The catalogue offers things from this collection.',
  CatalogItem_launchCollectionId_fkey: 'Things that are ordered are placed in this collection.',
  CatalogItem_launchRoleId_fkey: 'The catalogue launches things with this role.',
  Grant_roleId_fkey: 'There are grants with this role. Revoke them first.',
  Team_parentId_fkey: 'The team has teams below it. Move or remove them first.',
  Order_ownerId_fkey: 'The person has orders. Remove them first, or disable the account.',
};

const forms: Readonly<Record<string, string>> = {
  User_username_form: 'A username has lower-case letters, digits, ".", "_" and "-", at most 64.',
  User_email_form: 'An e-mail address is like ana@example.org.',
  Team_name_form: 'A team name has lower-case letters, digits, ".", "_" and "-", at most 64.',
  Team_not_own_parent: 'A team cannot be its own parent.',
  Cluster_name_form: 'A cluster name has lower-case letters, digits and "-", at most 63.',
  ClusterEngine_endpoint_form: 'An endpoint is unix:///path, tcp://host:port or ssh://user@host.',
  Role_name_form: 'A role name has at most 64 characters and no space at its ends.',
  Collection_path_form: 'A collection path is like /Shared/shop.',
};

/** The problem behind a refusal of the database; null when the error is none of its refusals. */
export function problemFromDatabase(error: unknown): Problem | null {
  const violation = violationOf(error);
  if (violation) return problemOf(violation, error);
  if (isUnreachable(error)) {
    const detail = 'The database does not answer. Try again in a moment.';
    return new Problem({ kind: 'unavailable', detail, headers: { 'retry-after': '2' } }, { cause: error });
  }
  if (!isUnstorable(error)) return null;
  const detail = 'A value is out of range or cannot be stored.';
  return new Problem({ kind: 'invalid', detail }, { cause: error });
}

function problemOf({ kind, constraint, message }: Violation, cause: unknown): Problem {
  switch (kind) {
    case 'unique':
      return conflict(taken[constraint] ?? 'It exists already.');
    case 'reference':
      return conflict(stillUsed[constraint] ?? 'Something it refers to is gone, or something still uses it.');
    case 'check': {
      // A trigger of ours speaks for itself; a check constraint's message quotes names only.
      const detail =
        forms[constraint] ?? (constraint === '' ? `${message}.` : 'A value has not the right form.');
      return new Problem({ kind: 'invalid', detail }, { cause });
    }
  }
}
