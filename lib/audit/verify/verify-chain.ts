import { createHash } from 'node:crypto';
import { z } from 'zod';

/** An entry as the database holds it. */
export interface StoredEntry {
  readonly seq: bigint;
  readonly canonical: string;
  readonly prevHash: Uint8Array;
  readonly hash: Uint8Array;
  readonly correlationId: string;
  readonly phase: string;
  readonly at: Date;
  readonly actor: string;
  readonly requestId: string;
  readonly credential: string;
  readonly credentialId: string;
  readonly address: string;
  readonly operation: string;
  readonly cluster: string;
  readonly resourceKind: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly collection: string;
  readonly outcome: string;
  /** Whether it says rightly of which record it is part, by which lists find it; absent in exports. */
  readonly isFiledRight?: boolean;
}

/** The last link, as the database holds it. */
export interface ChainHead {
  readonly seq: bigint;
  readonly hash: Uint8Array;
}

export type ChainReport =
  | { readonly intact: true; readonly entries: bigint }
  | { readonly intact: false; readonly seq: bigint; readonly problem: string };

const textColumns = [
  'actor',
  'requestId',
  'credential',
  'credentialId',
  'address',
  'operation',
  'cluster',
  'resourceKind',
  'resourceId',
  'resourceName',
  'collection',
  'outcome',
] as const;

const canonicalShape = z.looseObject({ correlationId: z.string(), phase: z.string(), at: z.string() });

/** Where a chain begins whose first entries are there. */
export const chainStart: ChainHead = { seq: 0n, hash: Buffer.alloc(32) };

/**
 * Computes every link anew, from the first entry to the head that is given, and compares what is
 * filtered on with what was hashed. Names the first entry that is not as it was written.
 *
 * @param pages the entries in order, from the one after `anchor` up to the head's
 * @param anchor the last entry that was sealed and removed
 * @param known hashes that were written down elsewhere, by their entries' numbers
 */
export async function verifyChain(
  pages: AsyncIterable<readonly StoredEntry[]>,
  head: ChainHead,
  anchor: ChainHead = chainStart,
  known: ReadonlyMap<bigint, Uint8Array> = new Map(),
): Promise<ChainReport> {
  let last = anchor;
  for await (const page of pages) {
    for (const entry of page) {
      const problem = problemOf(entry, last) ?? rewritten(entry, known);
      if (problem !== null) return { intact: false, seq: last.seq + 1n, problem };
      last = entry;
    }
  }
  if (last.seq < head.seq) {
    return { intact: false, seq: last.seq + 1n, problem: 'it and everything after it is missing' };
  }
  if (!same(last.hash, head.hash)) {
    return { intact: false, seq: head.seq, problem: 'the recorded head of the chain does not belong to it' };
  }
  return { intact: true, entries: last.seq };
}

/** What is wrong with an entry that follows another; null: nothing. */
export function problemOf(entry: StoredEntry, before: ChainHead): string | null {
  if (entry.seq !== before.seq + 1n) return 'it is missing';
  if (!same(entry.prevHash, before.hash)) return 'it does not follow the entry before it';
  const hash = createHash('sha256').update(before.hash).update(`${entry.seq}:${entry.canonical}`).digest();
  if (!same(entry.hash, hash)) return 'its content is not what was hashed';
  const content = contentOf(entry.canonical);
  if (content === null) return 'its content is no audit entry';
  const wrong =
    textColumns.find((column) => entry[column] !== (content[column] ?? '')) ??
    (entry.correlationId === content.correlationId ? undefined : 'correlationId') ??
    (entry.phase === content.phase ? undefined : 'phase') ??
    (entry.at.getTime() === Date.parse(content.at) ? undefined : 'at') ??
    (entry.isFiledRight === false ? 'firstSeq' : undefined);
  return wrong === undefined ? null : `its column ${wrong} differs from its content`;
}

/** A chain that was computed anew as a whole is in order, but not the one that was written down. */
function rewritten({ seq, hash }: StoredEntry, known: ReadonlyMap<bigint, Uint8Array>): string | null {
  const noted = known.get(seq);
  if (noted === undefined || same(noted, hash)) return null;
  return 'its hash is not the one of the signed checkpoint: it, or one before it, was written anew';
}

function contentOf(canonical: string): z.output<typeof canonicalShape> | null {
  try {
    return canonicalShape.safeParse(JSON.parse(canonical)).data ?? null;
  } catch {
    return null;
  }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
