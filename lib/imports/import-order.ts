import type { ImportKind, ImportLine } from '@/lib/imports/kinds';
import { parentsFirst } from '@/lib/imports/parents-first';

/** The lines in an order in which each finds what it is below, where the file has both. */
export function inImportOrder(kind: ImportKind, lines: readonly ImportLine[]): readonly ImportLine[] {
  if (kind === 'teams') return parentsFirst(lines);
  if (kind === 'collections') return lines.toSorted((a, b) => depthOf(a) - depthOf(b));
  return lines;
}

function depthOf({ values: { path = '' } }: ImportLine): number {
  return path === '/' ? 0 : path.split('/').length;
}
