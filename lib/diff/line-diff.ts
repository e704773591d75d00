/** One line of a comparison; numbers count from 1, null on the side that has no such line. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  readonly before: number | null;
  readonly after: number | null;
}

type Step = readonly [kind: DiffLine['kind'], text: string];

/** Beyond so many pairs of lines the middle is told as replaced: nobody reads such a comparison. */
const mostPairs = 16_000_000;

/** Which lines came, went and stayed; where some were replaced, the old ones come first. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const old = linesOf(before);
  const fresh = linesOf(after);
  const start = commonStart(old, fresh);
  const end = commonEnd(old.slice(start), fresh.slice(start));
  const steps: Step[] = [
    ...same(old.slice(0, start)),
    ...changes(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)),
    ...same(old.slice(old.length - end)),
  ];
  let [oldLine, freshLine] = [0, 0];
  return steps.map(([kind, text]) => ({
    kind,
    text,
    before: kind === 'added' ? null : ++oldLine,
    after: kind === 'removed' ? null : ++freshLine,
  }));
}

function linesOf(text: string): string[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function same(lines: readonly string[]): Step[] {
  return lines.map((text) => ['same', text]);
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count++;
  return count;
}

function commonEnd(one: readonly string[], other: readonly string[]): number {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count++;
  return count;
}

/** By the longest common subsequence, which keeps the most lines where they are. */
function changes(old: readonly string[], fresh: readonly string[]): Step[] {
  const removed: Step[] = old.map((text) => ['removed', text]);
  const added: Step[] = fresh.map((text) => ['added', text]);
  if (old.length * fresh.length > mostPairs) return [...removed, ...added];
  const width = fresh.length + 1;
  /** At [i][j]: how many lines the rests from i and from j have in common. */
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      common[i * width + j] =
        old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < fresh.length) {
    if (old[i] === fresh[j]) {
      steps.push(['same', old[i] ?? '']);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) steps.push(removed[i++] ?? ['removed', '']);
    else steps.push(added[j++] ?? ['added', '']);
  }
  return [...steps, ...removed.slice(i), ...added.slice(j)];
}
