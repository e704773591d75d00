import { emailField } from '@/lib/api/fields';
import type { OidcSettings } from '@/lib/identity/settings';
import { SignInFailure } from '@/lib/identity/sign-in-failure';

/** Somebody as a provider knows them, in our terms. Of none of it but `subject` is anybody known. */
export interface PersonAtProvider {
  /** Unchanging, and never given to somebody else. */
  readonly subject: string;
  /** As accounts are named; null where nothing was given that can be a name. */
  readonly username: string | null;
  readonly fullName: string;
  readonly email: string | null;
  readonly groups: readonly string[];
}

const mostGroups = 5_000;

/** @throws SignInFailure for who may not enter, or whose groups were left out */
export function personOfClaims(
  subject: string,
  claims: Readonly<Record<string, unknown>>,
  settings: OidcSettings,
): PersonAtProvider {
  const email = addressOf(textOf(claims[settings.emailClaim]));
  const groups = groupsOf(claims, settings.groupsClaim);
  if (
    settings.allowedDomains.length > 0 &&
    !isOfDomain(email, claims.email_verified, settings.allowedDomains)
  )
    throw new SignInFailure(
      'not-allowed',
      'The e-mail address is not verified, or of no domain that may enter.',
    );
  requireGroup(groups, settings.allowedGroups);
  return {
    subject,
    username: usernameFrom(textOf(claims[settings.usernameClaim])),
    fullName: lineOf(textOf(claims[settings.fullNameClaim]) ?? ''),
    email,
    groups,
  };
}

/** @throws SignInFailure for who is in none of them */
export function requireGroup(groups: readonly string[], allowed: readonly string[]): void {
  if (allowed.length > 0 && !groups.some((group) => allowed.includes(group)))
    throw new SignInFailure('not-allowed', 'They are in none of the groups that may enter.');
}

/** "Ana.Smith@corp.example" → "ana.smith"; null for what cannot be a user name here. */
export function usernameFrom(given: string | null): string | null {
  const name = (given ?? '').trim().toLowerCase().replace(/@.*$/s, '');
  const isName = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/.test(name);
  return isName && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name) ? name : null;
}

/** One line that the database can hold. */
export function lineOf(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);
}

/** As accounts keep addresses; null for what is none. */
export function addressOf(text: string | null): string | null {
  const parsed = emailField.safeParse(text);
  return parsed.success ? parsed.data : null;
}

function isOfDomain(email: string | null, verified: unknown, domains: readonly string[]): boolean {
  if (email === null || (verified !== undefined && verified !== true)) return false;
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return domains.some((allowed) => allowed.toLowerCase().replace(/^@/, '') === domain);
}

/** Entra names a place to ask in place of the groups where a token has no room for them. */
function groupsOf(claims: Readonly<Record<string, unknown>>, name: string): string[] {
  if (name === '') return [];
  const elsewhere = claims._claim_names;
  if (typeof elsewhere === 'object' && elsewhere !== null && Object.hasOwn(elsewhere, name))
    throw new SignInFailure('too-many-groups');
  const given = claims[name];
  const groups = Array.isArray(given) ? given : typeof given === 'string' && given !== '' ? [given] : [];
  if (groups.length > mostGroups) throw new SignInFailure('too-many-groups');
  return groups.filter((group): group is string => typeof group === 'string');
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
