import { compileAccess } from '@/lib/access/access';
import { type CollectionPath, isWithin, rootCollection } from '@/lib/access/collection-path';
import { type HeldKind, operationsOn } from '@/lib/access/kind-operations';
import { operations } from '@/lib/access/operations';
import type { Actor } from '@/lib/auth/actor';
import { grantsReaching } from '@/lib/auth/grants-reaching';
import { visibleTo, withinAny } from '@/lib/collections/within';
import { type Db, db as shared } from '@/lib/db/client';
import { accessScope } from '@/lib/effective/access-scope';
import { cellsOf } from '@/lib/effective/cells';
import {
  grantsOfEveryone,
  grantsOfTeam,
  grantsOfUser,
  type SubjectGrants,
} from '@/lib/effective/grants-of-subject';
import { peopleHolding } from '@/lib/effective/people-holding';
import { placeOfResource } from '@/lib/effective/place-of-resource';
import type { AccessMatrix, MatrixQuestion, MatrixRow } from '@/lib/effective/schema';
import { authorise } from '@/lib/grants/authorise';
import { subjectText } from '@/lib/grants/reaching-grant';
import { makePage, pageBounds } from '@/lib/paging/page';

/**
 * Who may do what where, in levels by noun: a person or a team on each collection, or each person on
 * a collection or a thing. One's own is for everybody; others' takes access.view on what is shown.
 *
 * @throws Problem 403, 404
 */
export async function accessMatrixOf(
  actor: Actor,
  question: MatrixQuestion,
  db: Db = shared,
): Promise<AccessMatrix> {
  const { user, team, collection, resource } = question;
  if (user !== undefined) {
    const isOwn = user === actor.username || user === actor.userId;
    const scope = isOwn ? [rootCollection] : accessScope(actor);
    return ofSubject(db, actor, 'user', await grantsOfUser(db, user), scope, question);
  }
  if (team !== undefined) {
    const scope = accessScope(actor);
    return ofSubject(db, actor, 'team', await grantsOfTeam(db, team), scope, question);
  }
  if (resource !== undefined) {
    const { path, kind, name } = await placeOfResource(db, actor, resource);
    return ofPlace(db, actor, { kind: 'resource', name, path, of: kind }, question);
  }
  const path = collection ?? rootCollection;
  return ofPlace(db, actor, { kind: 'collection', name: path, path, of: null }, question);
}

async function ofSubject(
  db: Db,
  actor: Actor,
  kind: 'user' | 'team',
  { subject, fullName, grants }: SubjectGrants,
  scope: readonly CollectionPath[],
  { all, ...request }: MatrixQuestion,
): Promise<AccessMatrix> {
  const { take, after } = pageBounds(request);
  const now = Date.now();
  const access = compileAccess(grants);
  const holding = grants.filter(({ expiresAt }) => expiresAt === null || now < expiresAt);
  const granted = new Set(holding.map(({ collection }) => collection));
  const telling = [...granted, ...scope].filter((path) => scope.some((top) => isWithin(path, top)));
  const rows = await db.collection.findMany({
    where: {
      AND: [
        subject.kind === 'user' && subject.name === actor.username ? {} : withinAny(scope),
        visibleTo(actor),
        all === 'true' ? {} : { path: { in: telling } },
        after === null ? {} : { path: { gt: after } },
      ],
    },
    orderBy: { path: 'asc' },
    take,
    select: { path: true },
  });
  const view = ({ path }: { path: CollectionPath }): MatrixRow => ({
    subject: subjectText(subject),
    fullName,
    collection: path,
    isGranted: granted.has(path),
    cells: cellsOf(access, path, now),
  });
  const { items, nextCursor } = makePage(rows, take, ({ path }) => path, view);
  return { kind, name: subject.kind === 'everyone' ? 'everyone' : subject.name, rows: items, nextCursor };
}

interface MatrixPlace {
  readonly kind: 'collection' | 'resource';
  readonly name: string;
  readonly path: CollectionPath;
  /** Of a thing its kind: only what concerns that is shown. */
  readonly of: HeldKind | null;
}

async function ofPlace(
  db: Db,
  actor: Actor,
  { kind, name, path, of }: MatrixPlace,
  request: MatrixQuestion,
): Promise<AccessMatrix> {
  authorise(actor, 'access.view', path);
  const { take, after } = pageBounds(request);
  const now = Date.now();
  const concerning = of === null ? operations : operationsOn(of);
  const question = { collection: path, operations: concerning, withEveryone: false };
  const people = await peopleHolding(db, { ...question, after: after ?? '', take });
  const reaching = await grantsReaching(
    db,
    people.map(({ id }) => id),
  );
  const rowOf = (subject: SubjectGrants['subject'], fullName: string, grants: SubjectGrants['grants']) => ({
    subject: subjectText(subject),
    fullName,
    collection: path,
    isGranted: grants.some((grant) => grant.collection === path),
    cells: cellsOf(compileAccess(grants), path, now, concerning),
  });
  const { items, nextCursor } = makePage(
    people,
    take,
    ({ username }) => username,
    ({ id, username, fullName }) => rowOf({ kind: 'user', name: username }, fullName, reaching.get(id) ?? []),
  );
  const everyone = after === null ? await grantsOfEveryone(db) : null;
  const first = everyone ? [rowOf(everyone.subject, everyone.fullName, everyone.grants)] : [];
  return { kind, name, rows: [...first.filter(({ cells }) => cells.length > 0), ...items], nextCursor };
}
