/**
 * What the gateway tells an open tab. Every page reads it, thousands of rows at a time, so it is
 * checked by hand: zod would be a tenth of what a page loads first.
 */

/** A row of any kind: what is told of a thing, known by its id within a topic. */
export interface LiveRow {
  readonly id: string;
  readonly [key: string]: unknown;
}

/** All of a topic that its reader may see, in parts; it counts when the last has come. */
export interface SnapshotMessage {
  readonly topic: string;
  readonly rows: readonly LiveRow[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** What came or changed, and what went or may not be seen any more. */
export interface DiffMessage {
  readonly topic: string;
  readonly changed: readonly LiveRow[];
  readonly removed: readonly string[];
}

/** How old what is told of a cluster is. */
export interface StateMessage {
  readonly cluster: string;
  /** gone: there is no such cluster (any more). */
  readonly state: 'live' | 'stale' | 'connecting' | 'gone';
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly ageMs: number;
  /**
   * As of when what is told of its Swarm was true, where that cannot be told of now though its engines
   * answer (it has lost its leader); null: as the rest.
   */
  readonly swarmStaleSince: number | null;
}

const states: readonly unknown[] = ['live', 'stale', 'connecting', 'gone'] satisfies StateMessage['state'][];

/** @throws Error for what is none; so do the others */
export function readSnapshot(message: unknown): SnapshotMessage {
  if (
    isObject<SnapshotMessage>(message) &&
    typeof message.topic === 'string' &&
    areRows(message.rows) &&
    typeof message.isFirst === 'boolean' &&
    typeof message.isLast === 'boolean'
  ) {
    return message as SnapshotMessage;
  }
  throw malformed('snapshot');
}

export function readDiff(message: unknown): DiffMessage {
  if (
    isObject<DiffMessage>(message) &&
    typeof message.topic === 'string' &&
    areRows(message.changed) &&
    Array.isArray(message.removed) &&
    message.removed.every((id) => typeof id === 'string')
  ) {
    return message as DiffMessage;
  }
  throw malformed('diff');
}

export function readState(message: unknown): StateMessage {
  if (
    isObject<StateMessage>(message) &&
    typeof message.cluster === 'string' &&
    states.includes(message.state) &&
    typeof message.since === 'number' &&
    typeof message.ageMs === 'number' &&
    (message.swarmStaleSince === null || typeof message.swarmStaleSince === 'number')
  ) {
    return message as StateMessage;
  }
  throw malformed('state');
}

function areRows(rows: unknown): boolean {
  return Array.isArray(rows) && rows.every((row) => isObject<LiveRow>(row) && typeof row.id === 'string');
}

function isObject<T>(value: unknown): value is { readonly [K in keyof T]?: unknown } {
  return typeof value === 'object' && value !== null;
}

function malformed(what: string): Error {
  return new Error(`The live stream sent a ${what} that cannot be read.`);
}
