import { compileAccess } from '@/lib/access/access';
import { explain } from '@/lib/access/explain';
import { operationAreas } from '@/lib/access/operation-areas';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { grantsOfEveryone, grantsOfTeam, grantsOfUser } from '@/lib/effective/grants-of-subject';
import type { WhyAnswer, WhyQuestion } from '@/lib/effective/schema';
import { authorise } from '@/lib/grants/authorise';
import { viewReachingGrant } from '@/lib/grants/reaching-grant';
import { invalid } from '@/lib/problems/problem';

/**
 * Why a cell of the matrix is as it is: each operation of the area with the grants that give it.
 * One's own is for everybody; others' takes access.view on the collection.
 *
 * @throws Problem 403, 404, 422
 */
export async function whyAccess(
  actor: Actor,
  { subject, collection, area: name }: WhyQuestion,
  db: Db = shared,
): Promise<WhyAnswer> {
  const [kind, reference = ''] = subject.split(':');
  const isOwn = kind === 'user' && (reference === actor.username || reference === actor.userId);
  if (!isOwn) authorise(actor, 'access.view', collection);
  const area = operationAreas.find((each) => each.area === name);
  if (!area) throw invalid('query.area', 'There is no such area');
  const { grants } =
    kind === 'user'
      ? await grantsOfUser(db, reference)
      : kind === 'team'
        ? await grantsOfTeam(db, reference)
        : await grantsOfEveryone(db);
  const access = compileAccess(grants);
  const now = Date.now();
  return {
    subject,
    collection,
    area: area.area,
    operations: area.operations.map(({ operation, summary, tier }) => {
      const { allowed, because, expired } = explain(access, operation, collection, now);
      return {
        operation,
        summary,
        tier,
        allowed,
        because: because.map(viewReachingGrant),
        expired: expired.map(viewReachingGrant),
      };
    }),
  };
}
