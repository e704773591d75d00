import type { DiffLine } from '@/lib/diff/line-diff';

/** What stands side by side: a line that stayed, or what it was and what it became. */
export type DiffRow =
  | { readonly kind: 'pair'; readonly left: DiffLine | null; readonly right: DiffLine | null }
  | { readonly kind: 'gap'; readonly count: number };

/** Only what changed, with a few lines around it; what lies between is told by its length. */
export function withoutTheUnchanged(lines: readonly DiffLine[], around = 3): (DiffLine | number)[] {
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ kind }) => kind !== 'same'),
  );
  const shown: (DiffLine | number)[] = [];
  for (const [at, line] of lines.entries()) {
    const last = shown.at(-1);
    if (isNear[at]) shown.push(line);
    else if (typeof last === 'number') shown[shown.length - 1] = last + 1;
    else shown.push(1);
  }
  return shown;
}

/** The same lines as rows of two columns: of a change, the old to the left and the new to the right. */
export function sideBySide(lines: readonly (DiffLine | number)[]): DiffRow[] {
  const rows: DiffRow[] = [];
  let [removed, added]: [DiffLine[], DiffLine[]] = [[], []];
  const flush = () => {
    for (let at = 0; at < Math.max(removed.length, added.length); at++) {
      rows.push({ kind: 'pair', left: removed[at] ?? null, right: added[at] ?? null });
    }
    [removed, added] = [[], []];
  };
  for (const line of lines) {
    if (typeof line !== 'number' && line.kind === 'removed') removed.push(line);
    else if (typeof line !== 'number' && line.kind === 'added') added.push(line);
    else {
      flush();
      if (typeof line === 'number') rows.push({ kind: 'gap', count: line });
      else rows.push({ kind: 'pair', left: line, right: line });
    }
  }
  flush();
  return rows;
}
