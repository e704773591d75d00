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

/**
 * Computes every link anew, from the first entry to the head that is given, and compares what is
 * filtered on with what was hashed. Names the first entry that is not as it was written.
 *
 * @param pages the entries in order, from the first up to the head's
 */
export async function verifyChain(
  pages: AsyncIterable<readonly StoredEntry[]>,
  head: ChainHead,
): Promise<ChainReport> {
  let last: ChainHead = { seq: 0n, hash: Buffer.alloc(32) };
  for await (const page of pages) {
    for (const entry of page) {
      const problem = problemOf(entry, last);
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

function problemOf(entry: StoredEntry, before: ChainHead): string | null {
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
    (entry.at.getTime() === Date.parse(content.at) ? undefined : 'at');
  return wrong === undefined ? null : `its column ${wrong} differs from its content`;
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
