import type { Caller, Preconditions, RecordReader } from '@/lib/api/route';
import { takeLock } from '@/lib/db/advisory-lock';
import { Problem } from '@/lib/problems/problem';
import { isKnown, isStillThat, recordTag, recordTagInParts } from '@/lib/records/record-tag';

/** Null for a route that answers no single record. */
export function tagOfAnswer<R>(
  record: 'answer' | ((answer: R) => unknown) | undefined,
  answer: unknown,
): string | null {
  if (record === undefined) return null;
  return record === 'answer' ? recordTag(answer) : recordTagInParts(record(answer as R), answer);
}

export function isUpToDate({ ifNoneMatch }: Preconditions, tag: string): boolean {
  return ifNoneMatch !== null && isKnown(ifNoneMatch, tag);
}

/**
 * Goes on only if the record is still what the caller saw, where they say what that was. Changes of
 * records wait for each other from here on, or two could both have seen the same and the second undo
 * the first.
 *
 * @throws Problem 409 with the record as it is now
 */
export async function requireUnchanged<I>(
  record: RecordReader<I> | undefined,
  { ifMatch }: Preconditions,
  input: I,
  caller: Caller,
): Promise<void> {
  if (record === undefined) return;
  await takeLock(caller.db, 'records');
  if (ifMatch === null) return;
  // Rights also change by what is no record's own route: an import, a member, access as code.
  await takeLock(caller.db, 'access');
  const current = await record(input, caller);
  if (isStillThat(ifMatch, current)) return;
  const detail = 'It was changed since you looked at it. Nothing was done.';
  throw new Problem({ kind: 'stale', detail, current });
}
