import { type CollectionPath, isWithin } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';

/** Everything that access depends on, at one moment. Grants that have ended are left out. */
export interface AccessState {
  readonly people: ReadonlyMap<string, StatePerson>;
  readonly teams: ReadonlyMap<string, StateTeam>;
  /** The teams that a person is in themselves; absent: none. */
  readonly teamsOf: ReadonlyMap<string, readonly string[]>;
  readonly roles: ReadonlyMap<string, StateRole>;
  readonly collections: ReadonlyMap<string, StateCollection>;
  readonly grants: ReadonlyMap<string, StateGrant>;
}

export interface StatePerson {
  readonly username: string;
  readonly fullName: string;
  /** What reaches everyone does not reach a service account. */
  readonly isService: boolean;
  /** Nothing reaches a disabled account. */
  readonly isDisabled: boolean;
}

export interface StateTeam {
  readonly name: string;
  readonly parentId: string | null;
}

export interface StateRole {
  readonly name: string;
  readonly operations: readonly Operation[];
}

export interface StateCollection {
  readonly path: CollectionPath;
  readonly exclusive: boolean;
}

export interface StateGrant {
  readonly id: string;
  readonly subjectKind: 'user' | 'team' | 'everyone';
  /** Of the person or the team; "" for everyone. */
  readonly subjectId: string;
  readonly roleId: string;
  readonly collectionId: string;
  /** Milliseconds since the epoch; null: never. */
  readonly expiresAt: number | null;
}

/** The collections of a state by whom they keep apart: grants above do not open their nodes. */
export function wallsOf({ collections }: AccessState): CollectionPath[] {
  return [...collections.values()].filter(({ exclusive }) => exclusive).map(({ path }) => path);
}

/** Whether a wall lies between a grant and a collection below it. */
export function isWalledOff(
  collection: CollectionPath,
  grantedOn: CollectionPath,
  walls: readonly CollectionPath[],
): boolean {
  return walls.some((wall) => wall !== grantedOn && isWithin(collection, wall) && isWithin(wall, grantedOn));
}
