import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import { currentDocument } from '@/lib/access-code/current-document';
import { writeDocument } from '@/lib/access-code/write-document';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { accessScope } from '@/lib/effective/access-scope';
import { authorise, may } from '@/lib/grants/authorise';
import { invalid } from '@/lib/problems/problem';

/**
 * Access as one YAML document, as far as the actor may see it.
 *
 * @throws Problem 403, or 422 for who sees several parts and names none
 */
export async function exportDocument(
  db: Db,
  actor: Actor,
  scope: CollectionPath | undefined,
): Promise<string> {
  if (scope !== undefined && !may(actor, 'access.manage', scope)) authorise(actor, 'access.view', scope);
  return writeDocument(await currentDocument(db, actor, scope ?? onlyScope(actor)));
}

function onlyScope(actor: Actor): CollectionPath {
  if (may(actor, 'access.manage', rootCollection)) return rootCollection;
  const [first, second] = accessScope(actor);
  if (second !== undefined) throw invalid('query.scope', 'Say of which: you see access in several places');
  return first ?? rootCollection;
}
