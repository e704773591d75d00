import type { Caller, RecordReader } from '@/lib/api/route';
import type { Change } from '@/lib/audit/change';
import { Problem } from '@/lib/problems/problem';

type Content = Readonly<Record<string, unknown>>;

/**
 * Makes a change of one record of access, and says on record what differs: for roles, grants, people
 * and the like, whose views hold no secrets.
 *
 * @param record absent: it is no change of a record that is there
 */
export async function withBeforeAndAfter<I, R>(
  record: RecordReader<I> | undefined,
  input: I,
  caller: Caller,
  change: () => Promise<Change<R>>,
): Promise<Change<R>> {
  const before = await contentOf(record, input, caller);
  const made = await change();
  const { audit } = made;
  // Several entries are of several things, which say by themselves what became of each.
  if (before === null || !('operation' in audit) || audit.before !== undefined) return made;
  const after = await contentOf(record, input, caller);
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after?.[name]),
  );
  if (names.length === 0) return made;
  const only = (content: Content) => Object.fromEntries(names.map((name) => [name, content[name]]));
  return {
    ...made,
    audit: { ...audit, before: only(before), ...(after ? { after: only(after) } : {}) },
  };
}

/** Null for what is not there (any more). */
async function contentOf<I>(
  record: RecordReader<I> | undefined,
  input: I,
  caller: Caller,
): Promise<Content | null> {
  if (record === undefined) return null;
  try {
    const content = await record(input, caller);
    return typeof content === 'object' && content !== null ? { ...content } : null;
  } catch (error) {
    // It has another name now, is gone, or is not the caller's to see: the change itself says which.
    if (error instanceof Problem) return null;
    throw error;
  }
}
