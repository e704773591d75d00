/**
 * Whether an ADD or COPY may take something from an address instead of the context: one of its sources
 * is one, or begins with an argument that may bring one in.
 *
 * @param rest the instruction without its options
 * @returns null where the sources cannot be told
 */
export function mayFetch(rest: string): boolean | null {
  const words = wordsOf(rest);
  if (words === null) return null;
  return words.slice(0, -1).some(mayBeAddress);
}

function wordsOf(rest: string): readonly string[] | null {
  if (!rest.startsWith('[')) return rest.split(/[ \t]+/);
  try {
    const words: unknown = JSON.parse(rest);
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null;
  } catch {
    return null;
  }
}

const addresses = ['http://', 'https://', 'git://', 'ssh://', 'git@'];

/** What stands before the first argument, quote or escape decides, where it is no beginning of an address. */
function mayBeAddress(source: string): boolean {
  const plain = /^[^$"'\\`]*/.exec(source)?.[0] ?? '';
  const isWhole = plain.length === source.length;
  const lower = plain.toLowerCase();
  return addresses.some((address) => lower.startsWith(address) || (!isWhole && address.startsWith(lower)));
}
