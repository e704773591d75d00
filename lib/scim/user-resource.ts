import { z } from 'zod';
import { isUuid } from '@/lib/api/fields';
import { addressOf, lineOf, usernameFrom } from '@/lib/identity/person-at-provider';
import { ScimError } from '@/lib/scim/error';
import { booleanOf, type PatchStep, textOf } from '@/lib/scim/patch';
import { userSchema, withMeta } from '@/lib/scim/resource';
import { type AttributeWhere, requiredCondition, textCondition } from '@/lib/scim/where';
import type { Prisma } from '@/prisma/generated/client';

export const scimUserColumns = (providerId: string) =>
  ({
    id: true,
    username: true,
    fullName: true,
    email: true,
    externalId: true,
    disabledAt: true,
    isDisabledByProvider: true,
    createdAt: true,
    updatedAt: true,
    identities: { where: { providerId }, select: { id: true, subject: true } },
    memberships: {
      where: { team: { providerId } },
      select: { team: { select: { id: true, externalName: true } } },
    },
  }) satisfies Prisma.UserSelect;

export type ScimUserRow = Prisma.UserGetPayload<{ select: ReturnType<typeof scimUserColumns> }>;

export function viewScimUser(row: ScimUserRow) {
  const { id, username, fullName, email, externalId, disabledAt, createdAt, updatedAt } = row;
  return withMeta(
    {
      schemas: [userSchema],
      id,
      ...(externalId === null ? {} : { externalId }),
      userName: row.identities[0]?.subject ?? username,
      name: { formatted: fullName },
      displayName: fullName,
      active: disabledAt === null,
      emails: email === null ? [] : [{ value: email, type: 'work', primary: true }],
      groups: row.memberships.map(({ team }) => ({ value: team.id, display: team.externalName ?? '' })),
    },
    { type: 'User', path: 'Users', created: createdAt, changed: updatedAt },
  );
}

/** What a program says of somebody; what it does not say is absent. */
export interface UserWish {
  readonly userName?: string;
  readonly externalId?: string | null;
  readonly fullName?: string;
  readonly email?: string | null;
  readonly active?: boolean;
}

const body = z.object({
  userName: z.string().min(1).max(500),
  externalId: z.string().max(500).nullish(),
  displayName: z.string().max(500).nullish(),
  name: z
    .object({
      formatted: z.string().max(500).nullish(),
      givenName: z.string().max(500).nullish(),
      familyName: z.string().max(500).nullish(),
    })
    .nullish(),
  emails: z
    .array(z.object({ value: z.string().max(500), primary: z.unknown().optional() }))
    .max(20)
    .nullish(),
  active: z.unknown().optional(),
});

/** A whole resource, as it is made or replaced: what is absent is taken away. @throws ScimError */
export function wishOfResource(given: unknown): UserWish & { readonly userName: string } {
  const parsed = body.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new ScimError(400, `${where || 'The body'}: ${issue?.message ?? 'cannot be read'}`, 'invalidValue');
  }
  const { userName, externalId, displayName, name, emails, active } = parsed.data;
  const composed = `${name?.givenName ?? ''} ${name?.familyName ?? ''}`.trim();
  const first = emails?.find(({ primary }) => primary === true) ?? emails?.[0];
  return {
    userName,
    externalId: externalId ?? null,
    fullName: lineOf(displayName || name?.formatted || composed),
    email: addressOf(first?.value ?? null),
    ...(active === undefined || active === null ? {} : { active: booleanOf(active) }),
  };
}

/** Attributes that we do not keep are left alone: programs send all that they have. @throws ScimError */
export function wishOfPatch(steps: readonly PatchStep[]): UserWish {
  return Object.assign({}, ...steps.map(wishOfStep));
}

function wishOfStep({ op, attribute, value }: PatchStep): UserWish {
  const isRemoval = op === 'remove';
  switch (attribute) {
    case 'username':
      if (isRemoval) throw new ScimError(400, 'userName is required.', 'mutability');
      return { userName: textOf(value) };
    case 'active':
      return { active: !isRemoval && booleanOf(value) };
    case 'externalid':
      return { externalId: isRemoval ? null : textOf(value) || null };
    case 'displayname':
    case 'name.formatted':
      return { fullName: isRemoval ? '' : lineOf(textOf(value)) };
    case 'emails.value':
      return { email: isRemoval ? null : addressOf(textOf(value)) };
    case 'emails': {
      const [first] = z
        .array(z.looseObject({ value: z.string() }))
        .catch([])
        .parse(Array.isArray(value) ? value : [value]);
      return { email: isRemoval ? null : addressOf(first?.value ?? null) };
    }
    default:
      return {};
  }
}

/** @throws ScimError for a userName of which no user name can be made */
export function usernameOf(userName: string): string {
  const username = usernameFrom(userName);
  if (username === null)
    throw new ScimError(
      400,
      'Before its "@" userName has lower-case letters, digits, ".", "_" and "-" only.',
      'invalidValue',
    );
  return username;
}

/** What users can be filtered by. */
export function userAttributes(
  providerId: string,
): Readonly<Record<string, AttributeWhere<Prisma.UserWhereInput>>> {
  const email: AttributeWhere<Prisma.UserWhereInput> = (compare) => ({ email: textCondition(compare) });
  const fullName: AttributeWhere<Prisma.UserWhereInput> = (compare) => {
    const condition = requiredCondition(compare);
    return condition && { fullName: condition };
  };
  return {
    id: ({ operator, value }) =>
      operator === 'eq' && typeof value === 'string' && isUuid(value) ? { id: value } : null,
    username: (compare) => {
      const condition = requiredCondition(compare);
      return condition && { identities: { some: { providerId, subject: condition } } };
    },
    externalid: (compare) => ({ externalId: textCondition(compare, true) }),
    displayname: fullName,
    'name.formatted': fullName,
    emails: email,
    'emails.value': email,
    active: ({ operator, value }) => {
      if (operator === 'pr') return {};
      if (operator !== 'eq') return null;
      return { disabledAt: value === true || value === 'true' ? null : { not: null } };
    },
  };
}
