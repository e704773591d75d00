import { sha256 } from '@/lib/records/sha-256';

/**
 * The strong entity tag of a record: of its representation, whatever the order of its members. Pages
 * work it out from what they show, so a record needs no version of its own.
 *
 * @returns with its quotes, e.g. "\"4rXk…\""
 */
export function recordTag(record: unknown): string {
  const bytes = sha256(JSON.stringify(inOrder(record)));
  return `"${base64url(bytes.subarray(0, 18))}"`;
}

/**
 * As `recordTag`, for a record of which a part moves by itself: the first half is of what people edit,
 * the second of all that is answered.
 */
export function recordTagInParts(edited: unknown, whole: unknown): string {
  return `${recordTag(edited).slice(0, -1)}.${recordTag(whole).slice(1)}`;
}

/** Whether an If-Match header holds for what people edit of a record (RFC 9110, 13.1.1). */
export function isStillThat(ifMatch: string, edited: unknown): boolean {
  const now = recordTag(edited);
  return tagsIn(ifMatch).some((tag) => tag === '*' || tag.replace(/\.[^."]*"$/, '"') === now);
}

/** Whether an If-None-Match header names the tag: what was asked for is known already. */
export function isKnown(ifNoneMatch: string, tag: string): boolean {
  return tagsIn(ifNoneMatch).some((known) => known === '*' || known.replace(/^W\//, '') === tag);
}

function tagsIn(header: string): string[] {
  return header.split(',').map((tag) => tag.trim());
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, inOrder(member)]));
}

function base64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
