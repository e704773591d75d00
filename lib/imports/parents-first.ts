import type { ImportLine } from '@/lib/imports/kinds';

/** Teams in an order in which each comes after its parent, where the file has both. */
export function parentsFirst(lines: readonly ImportLine[]): ImportLine[] {
  const byName = new Map(lines.map((line) => [line.values.name ?? '', line]));
  const placed = new Set<ImportLine>();
  const place = (line: ImportLine, below: ReadonlySet<ImportLine>) => {
    if (placed.has(line) || below.has(line)) return;
    const parent = byName.get(line.values.parent ?? '');
    if (parent) place(parent, new Set([...below, line]));
    placed.add(line);
  };
  for (const line of lines) place(line, new Set());
  return [...placed];
}
