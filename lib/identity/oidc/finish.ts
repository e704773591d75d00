import { type AuditActor, auditActor, recordChange, recordRefusal } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { dropAccessCache } from '@/lib/auth/load-access';
import { db } from '@/lib/db/client';
import { enter } from '@/lib/identity/enter';
import { provenClaims } from '@/lib/identity/oidc/claims';
import type { Flow } from '@/lib/identity/oidc/flow-cookie';
import { sealIdToken } from '@/lib/identity/oidc/id-token';
import { oidcProvider } from '@/lib/identity/oidc/provider';
import { vouchesForSecondFactor } from '@/lib/identity/oidc/second-factor';
import { personOfClaims } from '@/lib/identity/person-at-provider';
import { SignInFailure } from '@/lib/identity/sign-in-failure';
import { isFirstInAWhile } from '@/lib/sign-in/first-in-a-while';
import { firstStepDone } from '@/lib/sign-in/first-step-done';
import { type SignInPlace, signInActor } from '@/lib/sign-in/sign-in-actor';
import type { SignInResult } from '@/lib/sign-in/sign-in-result';

const transaction = { isolationLevel: 'ReadCommitted', maxWait: 5_000, timeout: 15_000 } as const;

/**
 * Signs in whoever came back from the provider.
 *
 * @throws SignInFailure, which is on record
 */
export async function finishSignIn(flow: Flow, returned: URL, place: SignInPlace): Promise<SignInResult> {
  const provider = await oidcProvider(flow.providerId);
  const by = providerActor(provider?.name ?? 'a provider', place);
  return recorded(by, async () => {
    if (!provider) throw new SignInFailure('unknown');
    const { subject, claims, idToken } = await provenClaims(provider, flow, returned);
    const { settings, id, name } = provider;
    const person = personOfClaims(subject, claims, settings);
    const externalId = claims[settings.externalIdClaim];
    const provisioned =
      settings.provisionedBy !== null && typeof externalId === 'string'
        ? { providerId: settings.provisionedBy, externalId }
        : null;
    const user = await db.$transaction(
      (tx) =>
        enter(tx, by, { id, name, kind: 'oidc', createsUsers: settings.createsUsers }, person, provisioned),
      transaction,
    );
    dropAccessCache();
    const providerVouches = settings.believesSecondFactor && vouchesForSecondFactor(claims);
    const there = { providerId: id, sealedIdToken: sealIdToken(idToken, id) };
    return firstStepDone(user, place, { method: 'oidc', there, providerVouches });
  });
}

/**
 * Links the account at the provider to whoever asked for it and is still signed in.
 *
 * @throws SignInFailure, which is on record
 */
export async function finishLink(
  flow: Flow,
  returned: URL,
  actor: Actor | null,
  place: SignInPlace,
): Promise<void> {
  const provider = await oidcProvider(flow.providerId);
  await recorded(actor ? auditActor(actor) : providerActor('nobody', place), async () => {
    if (!provider) throw new SignInFailure('unknown');
    if (actor?.credential.kind !== 'session' || actor.credential.id !== flow.linksSessionId)
      throw new SignInFailure('other-session');
    const { subject, claims } = await provenClaims(provider, flow, returned);
    // Whoever may not enter by it may not be linked to it either.
    personOfClaims(subject, claims, provider.settings);
    await db.$transaction(async (tx) => {
      const linked = await tx.externalIdentity.createMany({
        data: [{ providerId: provider.id, subject, userId: actor.userId }],
        skipDuplicates: true,
      });
      if (linked.count === 0) throw new SignInFailure('already-linked');
      await recordChange(tx, auditActor(actor), {
        operation: 'identity.link',
        resourceKind: 'user',
        resourceId: actor.userId,
        resourceName: actor.username,
        request: { provider: provider.name, subject },
      });
    }, transaction);
  });
}

/** How what a provider proves or changes stands on record. */
function providerActor(provider: string, place: SignInPlace): AuditActor {
  return signInActor({ id: null, username: provider }, place, 'identity provider');
}

async function recorded<T>(by: AuditActor, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SignInFailure && isFirstInAWhile(`${by.username} ${by.address} ${error.code}`)) {
      const subject = { operation: 'session.create', resourceKind: 'session' };
      await recordRefusal(db, by, subject, { status: 403, detail: error.detail });
    }
    throw error;
  }
}
