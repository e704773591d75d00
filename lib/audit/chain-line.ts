/** An entry as it leaves the database: in streams and in sealed exports. */
export interface ChainedEntry {
  readonly seq: bigint;
  readonly prevHash: Uint8Array;
  readonly hash: Uint8Array;
  /** JSON text, exactly as hashed. */
  readonly canonical: string;
}

/**
 * One line of JSON. What was hashed stands in it unchanged, after `"entry":` and up to the last brace,
 * so that whoever holds the line can check it: hash = sha256(prevHash ‖ seq in decimal ‖ ":" ‖ entry).
 */
export function chainLine({ seq, prevHash, hash, canonical }: ChainedEntry): string {
  return `{"seq":${seq},"prevHash":"${hex(prevHash)}","hash":"${hex(hash)}","entry":${canonical}}`;
}

const form = /^\{"seq":(\d{1,18}),"prevHash":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","entry":(.*)\}$/s;

/** Null for a line that is none. */
export function readChainLine(line: string): ChainedEntry | null {
  const [, seq, prevHash, hash, canonical] = form.exec(line) ?? [];
  if (seq === undefined || prevHash === undefined || hash === undefined || canonical === undefined)
    return null;
  return {
    seq: BigInt(seq),
    prevHash: Buffer.from(prevHash, 'hex'),
    hash: Buffer.from(hash, 'hex'),
    canonical,
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
