import { z } from 'zod';
import { isUuid } from '@/lib/api/fields';
import { ScimError } from '@/lib/scim/error';
import { groupSchema, withMeta } from '@/lib/scim/resource';
import { type AttributeWhere, textCondition } from '@/lib/scim/where';
import type { Prisma } from '@/prisma/generated/client';

export const scimGroupColumns = (providerId: string) =>
  ({
    id: true,
    name: true,
    externalName: true,
    externalId: true,
    createdAt: true,
    memberships: {
      orderBy: { createdAt: 'asc' },
      select: {
        userId: true,
        user: { select: { fullName: true, providerId: true, identities: { where: { providerId } } } },
      },
    },
  }) satisfies Prisma.TeamSelect;

export type ScimGroupRow = Prisma.TeamGetPayload<{ select: ReturnType<typeof scimGroupColumns> }>;

/** @param hasMembers programs may leave them out: there can be thousands */
export function viewScimGroup(row: ScimGroupRow, hasMembers = true) {
  const { id, name, externalName, externalId, createdAt, memberships } = row;
  const own = memberships.filter(({ user }) => user.identities.length > 0);
  return withMeta(
    {
      schemas: [groupSchema],
      id,
      ...(externalId === null ? {} : { externalId }),
      displayName: externalName ?? name,
      ...(hasMembers
        ? {
            members: own.map(({ userId, user }) => ({ value: userId, display: user.fullName, type: 'User' })),
          }
        : {}),
    },
    { type: 'Group', path: 'Groups', created: createdAt, changed: createdAt },
  );
}

export const memberList = z.array(z.looseObject({ value: z.string().refine(isUuid) })).max(20_000);

const body = z.object({
  displayName: z.string().min(1).max(200),
  externalId: z.string().max(500).nullish(),
  members: memberList.nullish(),
});

/** @throws ScimError */
export function wishOfGroup(given: unknown) {
  const parsed = body.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new ScimError(400, `${where || 'The body'}: ${issue?.message ?? 'cannot be read'}`, 'invalidValue');
  }
  const { displayName, externalId, members } = parsed.data;
  return { displayName, externalId: externalId ?? null, members: (members ?? []).map(({ value }) => value) };
}

/** "Web People" → "web-people". @throws ScimError where nothing is left */
export function teamNameOf(displayName: string): string {
  const name = displayName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')
    .slice(0, 64)
    .replace(/[^a-z0-9]+$/, '');
  if (name === '' || isUuid(name))
    throw new ScimError(400, 'No name of a team can be made of displayName.', 'invalidValue');
  return name;
}

/** What groups can be filtered by. */
export const groupAttributes: Readonly<Record<string, AttributeWhere<Prisma.TeamWhereInput>>> = {
  id: ({ operator, value }) =>
    operator === 'eq' && typeof value === 'string' && isUuid(value) ? { id: value } : null,
  displayname: (compare) => ({ externalName: textCondition(compare) }),
  externalid: (compare) => ({ externalId: textCondition(compare, true) }),
  members: memberCondition,
  'members.value': memberCondition,
};

function memberCondition({ operator, value }: Parameters<AttributeWhere<Prisma.TeamWhereInput>>[0]) {
  if (operator === 'pr') return { memberships: { some: {} } };
  return operator === 'eq' && typeof value === 'string' && isUuid(value)
    ? { memberships: { some: { userId: value } } }
    : null;
}
