import { type Access, compileAccess, noAccess } from '@/lib/access/access';
import { intersectAccess, missingToViewAs } from '@/lib/access/intersect';
import { type Actor, mintActor } from '@/lib/auth/actor';
import { briefCache } from '@/lib/auth/brief-cache';
import {
  type CredentialHolder,
  holderOfCertificate,
  holderOfCredential,
  holderOfToken,
} from '@/lib/auth/credential-holder';
import { loadAccess, rememberedMs } from '@/lib/auth/load-access';
import type { Peer } from '@/lib/auth/peer';
import { hashedToken, tokenKind } from '@/lib/auth/tokens';
import { secondFactorPolicy, unfinishedOf } from '@/lib/auth/unfinished';

const holders = briefCache<CredentialHolder | null>(rememberedMs);

/**
 * Who shows this session, API or launch token. Null when it is not a valid one (unknown, revoked,
 * expired, or of a disabled account); which of these it was is nobody's business.
 */
export async function authenticateToken(token: string, peer: Peer): Promise<Actor | null> {
  if (tokenKind(token) === null) return null;
  const key = `token ${hashedToken(token)}`;
  return actorFor(await holders.get(key, () => holderOfToken(token)), peer);
}

/**
 * Who shows the client certificate of this serial. The caller must have verified it against our CA
 * (in Node: `socket.authorized`); this only looks up whose it is and whether it was revoked.
 */
export async function authenticateCertificate(
  certificate: { readonly serialHex: string },
  peer: Peer,
): Promise<Actor | null> {
  const serial = canonicalSerial(certificate.serialHex);
  if (serial === '') return null;
  return actorFor(await holders.get(`serial ${serial}`, () => holderOfCertificate(serial)), peer);
}

/**
 * The same actor with what they may do now; null when the credential is no longer valid, or is good
 * for nothing until its holder has set up what is required of them since. For streams that outlive
 * the request which opened them.
 */
export async function reauthenticate(actor: Actor): Promise<Actor | null> {
  const { credential } = actor;
  const key = `${credential.kind} id ${credential.id}`;
  const now = await actorFor(await holders.get(key, () => holderOfCredential(credential)), actor);
  // What was opened as one person does not go on as another.
  return now?.unfinished === null && now.userId === actor.userId ? now : null;
}

/** Who it is that sees the console as another person; anybody else is who they are. */
export async function oneself(actor: Actor): Promise<Actor | null> {
  if (actor.viewing === null) return actor;
  const holder = await holderOfCredential(actor.credential);
  return actorFor(holder && { ...holder, viewing: null }, actor);
}

/** Lower-case hex without leading zeros, as it is stored; "" for what is no serial. */
function canonicalSerial(serialHex: string): string {
  const plain = serialHex.replaceAll(':', '').toLowerCase().replace(/^0+/, '');
  return /^[0-9a-f]{1,40}$/.test(plain) ? plain : '';
}

async function actorFor(holder: CredentialHolder | null, peer: Peer): Promise<Actor | null> {
  if (!holder) return null;
  const { address, client = '', requestId = '' } = peer;
  const { credential, userId, username, fullName, clusterId, onlyGrant, signIn } = holder;
  const provedAt = holder.provedAt?.getTime() ?? null;
  const facts = {
    userId,
    username,
    fullName,
    credential,
    clusterId,
    address,
    client,
    requestId,
    provedAt,
    viewing: null,
  };
  // What carries a grant of its own was handed out for one piece of work, not signed in with.
  if (onlyGrant) return mintActor({ ...facts, unfinished: null, access: compileAccess([onlyGrant]) });
  const access = await loadAccess(userId);
  const viewed = await viewedBy(holder, access);
  if (viewed) return mintActor({ ...facts, ...viewed, unfinished: null });
  const unfinished = unfinishedOf(await secondFactorPolicy(), access, signIn, Date.now());
  // Whoever forgets to ask whether it is finished finds nothing allowed.
  return mintActor({ ...facts, unfinished, access: unfinished === null ? access : noAccess });
}

/**
 * Whom a session's holder sees the console as, with what both of them may do; null where nobody, or
 * it is over: by time, or because the right to it is gone.
 */
async function viewedBy(
  { viewing, userId, username, signIn }: CredentialHolder,
  access: Access,
): Promise<Pick<Actor, 'userId' | 'username' | 'fullName' | 'access' | 'viewing'> | null> {
  const now = Date.now();
  if (viewing === null || now >= viewing.until || missingToViewAs(access, now) !== null) return null;
  if (unfinishedOf(await secondFactorPolicy(), access, signIn, now) !== null) return null;
  const { reason, until } = viewing;
  return {
    userId: viewing.userId,
    username: viewing.username,
    fullName: viewing.fullName,
    access: intersectAccess(await loadAccess(viewing.userId), access),
    viewing: { by: { userId, username }, reason, until },
  };
}
