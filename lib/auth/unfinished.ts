import type { Access } from '@/lib/access/access';
import type { Unfinished } from '@/lib/auth/actor';
import { briefCache } from '@/lib/auth/brief-cache';
import { rememberedMs } from '@/lib/auth/load-access';
import { db } from '@/lib/db/client';
import { getSetting, type SecondFactorRule } from '@/lib/settings/settings';

/** What is known of somebody that their sign-in may still lack. */
export interface SignInFacts {
  readonly isPerson: boolean;
  readonly accountCreatedAt: Date;
  readonly mustChangePassword: boolean;
  /** Whether they showed a second factor in this session, or for programs: whether they have one. */
  readonly hasProvedSecondFactor: boolean;
  /** Whether it is a session, and what began it; null for programs. */
  readonly method: string | null;
}

/** The rule, with the roles by their names. */
export interface SecondFactorPolicy extends Omit<SecondFactorRule, 'roles' | 'since'> {
  readonly roles: readonly string[];
  /** Milliseconds since the epoch. */
  readonly since: number;
}

const dayMs = 24 * 60 * 60 * 1_000;
const nobody: SecondFactorPolicy = { required: 'nobody', roles: [], graceDays: 0, since: 0 };

const remembered = briefCache<SecondFactorPolicy>(rememberedMs);

/** From whom a second factor is required now. */
export function secondFactorPolicy(): Promise<SecondFactorPolicy> {
  return remembered.get('', async () => {
    const rule = await getSetting(db, 'secondFactors');
    if (rule === null) return nobody;
    const roles = await db.role.findMany({ where: { id: { in: [...rule.roles] } }, select: { name: true } });
    return { ...rule, roles: roles.map(({ name }) => name), since: Date.parse(rule.since) };
  });
}

/**
 * When the person must have a second factor, in milliseconds since the epoch: a moment ahead is the
 * end of their grace. Null: they need none.
 */
export function requiredFrom(
  policy: SecondFactorPolicy,
  access: Access,
  { isPerson, accountCreatedAt }: Pick<SignInFacts, 'isPerson' | 'accountCreatedAt'>,
): number | null {
  if (!isPerson || policy.required === 'nobody') return null;
  if (policy.required === 'roles' && !access.grants.some(({ role }) => policy.roles.includes(role)))
    return null;
  return Math.max(policy.since, accountCreatedAt.getTime()) + policy.graceDays * dayMs;
}

/** What still has to be done before this credential is good for anything. */
export function unfinishedOf(
  policy: SecondFactorPolicy,
  access: Access,
  facts: SignInFacts,
  now: number,
): Unfinished | null {
  // Only who came in by the password that somebody else knows has to change it.
  if (facts.mustChangePassword && facts.method === 'password') return 'change-password';
  if (facts.hasProvedSecondFactor) return null;
  const from = requiredFrom(policy, access, facts);
  return from !== null && from <= now ? 'set-up-second-factor' : null;
}

/** What to tell whoever tries something else first. */
export function unfinishedSentence(unfinished: Unfinished, origin: string): string {
  return unfinished === 'change-password'
    ? `Choose a new password first: ${origin}/${unfinished}. Until then nothing else can be done.`
    : `A second factor is required of you. Set one up first: ${origin}/${unfinished}. Until then nothing else can be done.`;
}
