import { type AccessDocument, type GrantRecord, keyOf } from '@/lib/access-code/document';
import { compare, type Step } from '@/lib/access-code/step';
import { comesWithAccount } from '@/lib/access-code/unmanaged';
import type { Db } from '@/lib/db/client';
import { changeGrant, createGrant, deleteGrant } from '@/lib/grants/changes';
import { notFound } from '@/lib/problems/problem';
import type { Prisma } from '@/prisma/generated/client';

export function grantSteps(current: AccessDocument, wished: AccessDocument) {
  const now = Date.now();
  const holds = ({ expiresAt }: GrantRecord) => expiresAt === null || Date.parse(expiresAt) > now;
  const given = wished.grants?.map((grant, index) => ({ grant, index }));
  const listed = given?.filter(({ grant }) => holds(grant) && !isOwn(grant));
  const indexOf = new Map(listed?.map(({ grant, index }) => [keyOf.grants(grant), index]));
  const pathOf = (grant: GrantRecord) => ['grants', indexOf.get(keyOf.grants(grant)) ?? 0];
  const { added, changed, removed } = compare(
    current.grants,
    listed?.map(({ grant }) => grant),
    keyOf.grants,
  );
  const makes: Step[] = [
    ...added.map(
      ({ after }): Step => ({
        ...about('create', after, pathOf(after)),
        before: null,
        after,
        make: (tx, actor) => createGrant(tx, actor, { ...after, expiresAt: instant(after) }),
      }),
    ),
    ...changed.map(
      ({ before, after }): Step => ({
        ...about('change', after, pathOf(after)),
        before,
        after,
        make: async (tx, actor) =>
          changeGrant(tx, actor, await idOf(tx, after), {
            ...(before.expiresAt === after.expiresAt ? {} : { expiresAt: instant(after) }),
            reason: after.reason,
          }),
      }),
    ),
  ];
  const removals = removed.map(
    (before): Step => ({
      ...about('delete', before, ['grants']),
      before,
      after: null,
      make: async (tx, actor) => deleteGrant(tx, actor, await idOf(tx, before)),
    }),
  );
  return { makes, removals };
}

function isOwn({ subject, collection }: GrantRecord): boolean {
  return comesWithAccount(subject, collection);
}

function instant({ expiresAt }: GrantRecord): Date | null {
  return expiresAt === null ? null : new Date(expiresAt);
}

async function idOf(tx: Db, { subject, role, collection }: GrantRecord): Promise<string> {
  const [kind, name = ''] = subject.split(':');
  const to: Prisma.GrantWhereInput =
    kind === 'user'
      ? { user: { username: name } }
      : kind === 'team'
        ? { team: { name } }
        : { subjectKind: 'everyone' };
  const row = await tx.grant.findFirst({
    where: { AND: [to, { role: { name: role }, collection: { path: collection } }] },
    select: { id: true },
  });
  if (!row) throw notFound('such grant');
  return row.id;
}

function about(kind: Step['kind'], grant: GrantRecord, path: Step['path']) {
  return { section: 'grants', kind, name: keyOf.grants(grant), path } as const;
}
