import type { ComponentType, ReactNode } from 'react';
import { missingAccess, type Obstacle } from '@/components/containers/container-action';
import type { BulkRow } from '@/components/resources/bulk/bulk-dialog';
import type { Access } from '@/lib/access/access';
import type { Operation } from '@/lib/access/operations';

export interface ActionDialogProps<Row> {
  /** One, or several where the action is for many. */
  readonly rows: readonly Row[];
  readonly onClose: () => void;
}

/** What is done without asking, since it can be taken back. */
export interface ActsAtOnce<Row> {
  readonly noun: { readonly one: string; readonly many: string };
  /** While it is under way, e.g. "Stopping", and when the engine has confirmed it, e.g. "stopped". */
  readonly doing: string;
  readonly done: string;
  readonly run: (row: Row) => Promise<unknown>;
  /** Offered when it is done with one. */
  readonly undo?: { readonly label: string; readonly run: (row: Row) => Promise<unknown> };
}

/** Something that can be done with things of a kind: one entry serves menus, buttons, the bulk bar and ⌘K. */
export type ResourceAction<Row extends BulkRow> = ActionFacts<Row> &
  (
    | {
        /** Asks and does it. Load it with next/dynamic. */
        readonly Dialog: ComponentType<ActionDialogProps<Row>>;
      }
    | { readonly atOnce: ActsAtOnce<Row> }
  );

interface ActionFacts<Row extends BulkRow> {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly tone?: 'danger';
  /** What it takes where the thing is. */
  readonly operation: Operation | ((row: Row) => Operation);
  /** Where, if not in the row's collection: one of them will do. */
  readonly collectionsOf?: (row: Row) => readonly string[];
  /** Why nobody can do it with this one; null when they can. */
  readonly obstacle?: (row: Row) => string | null;
  readonly isForMany: boolean;
  /** Not among the buttons of the thing's page but in its menu. */
  readonly isRare?: boolean;
}

/** What stands in the way of an action on one thing; the door decides again. */
export function obstacleToAction<Row extends BulkRow>(
  action: ResourceAction<Row>,
  row: Row,
  access: Access,
  now: number,
): Obstacle | null {
  const collections = action.collectionsOf?.(row) ?? [row.collection];
  const operation = typeof action.operation === 'function' ? action.operation(row) : action.operation;
  const missing = collections.map((collection) => missingAccess(operation, collection, access, now));
  const [first = null] = missing;
  if (first && missing.every((each) => each !== null)) return first;
  const reason = action.obstacle?.(row) ?? null;
  return reason === null ? null : { kind: 'state', reason };
}
