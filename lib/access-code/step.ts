import type { Section } from '@/lib/access-code/document';
import type { DocumentPath } from '@/lib/access-code/read-document';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';

/** One record that is made, changed or removed, by the function that does so for anybody. */
export interface Step {
  readonly section: Section;
  readonly kind: 'create' | 'change' | 'delete';
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Where the document says so; of what it leaves out its section. */
  readonly path: DocumentPath;
  readonly make: (tx: Db, actor: Actor) => Promise<Change<unknown>>;
}

/** Records of both sides by their key. */
export interface Compared<T> {
  readonly added: readonly { readonly after: T; readonly index: number }[];
  readonly changed: readonly { readonly before: T; readonly after: T; readonly index: number }[];
  readonly removed: readonly T[];
}

/** What is wished against what is; nothing where the document does not have the section. */
export function compare<T>(
  current: readonly T[] = [],
  wished: readonly T[] | undefined,
  key: (record: T) => string,
): Compared<T> {
  if (wished === undefined) return { added: [], changed: [], removed: [] };
  const before = new Map(current.map((record) => [key(record), record]));
  const after = new Map(wished.map((record, index) => [key(record), { after: record, index }]));
  const both = [...after].flatMap(([name, wish]) => {
    const known = before.get(name);
    return known === undefined ? [] : [{ before: known, ...wish }];
  });
  return {
    added: [...after].flatMap(([name, wish]) => (before.has(name) ? [] : [wish])),
    changed: both.filter((pair) => JSON.stringify(pair.before) !== JSON.stringify(pair.after)),
    removed: [...before].flatMap(([name, record]) => (after.has(name) ? [] : [record])),
  };
}
