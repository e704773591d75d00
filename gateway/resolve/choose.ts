/** What a reference can hit. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The things that a reference could mean at all: by full id, by name, by the start of an id. */
export function candidates<T extends Named>(things: readonly T[], reference: string): T[] {
  return things.filter(
    (thing) => thing.id === reference || thing.name === reference || isPrefix(thing.id, reference),
  );
}

/**
 * Which of them an engine would take: the one with that full id, else with that name, else the one
 * whose id begins so. Give it only what the person may see: then a prefix neither hits nor becomes
 * ambiguous by what they may not.
 */
export function choose<T extends Named>(visible: readonly T[], reference: string): T | 'none' | 'several' {
  const byId = visible.filter((thing) => thing.id === reference);
  // Two engines of a cluster that claim the same container: nobody can tell which one is meant.
  if (byId.length > 1) return 'several';
  if (byId[0]) return byId[0];
  const byName = visible.filter((thing) => thing.name === reference);
  const found = byName.length > 0 ? byName : visible.filter((thing) => isPrefix(thing.id, reference));
  const [first, second] = found;
  if (first === undefined) return 'none';
  return second === undefined ? first : 'several';
}

function isPrefix(id: string, reference: string): boolean {
  return reference.length > 0 && id.startsWith(reference);
}
