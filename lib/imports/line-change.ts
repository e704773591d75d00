import type { MovedResource } from '@/lib/access/effect/moved-resource';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import type { ImportValues } from '@/lib/imports/kinds';

/** What one line of an import comes to. */
export interface LineChange {
  readonly outcome: 'create' | 'change' | 'same';
  /** The record, e.g. "ana" or "View Only to team:web on /Shared/shop". */
  readonly what: string;
  /** What changes of one that exists, e.g. "full name, e-mail". */
  readonly detail: string;
  readonly audit: Change<unknown>['audit'];
  /** What is in another collection by it. */
  readonly moved?: readonly MovedResource[];
}

/** @throws Problem where the line is refused */
export type ApplyLine = (tx: Db, actor: Actor, values: ImportValues) => Promise<LineChange>;

export function same(what: string): LineChange {
  return { outcome: 'same', what, detail: '', audit: [] };
}
