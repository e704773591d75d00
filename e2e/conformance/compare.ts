import { type ExpectedDifference, isAbout } from './expected-differences';
import type { Line } from './play';

/** How a step went otherwise than at the engine itself, and was not expected to; as a reader wants it. */
export type Report = string;

/**
 * Compares what a tour printed through the door with what it printed at the engine.
 *
 * @returns a report for each step that went otherwise, and for each expectation that was not needed
 */
export function differences(
  atTheEngine: readonly Line[],
  throughTheDoor: readonly Line[],
  expected: readonly ExpectedDifference[] = [],
): Report[] {
  const needed = new Set<ExpectedDifference>();
  const reports = atTheEngine.flatMap((there, index) => {
    const here = throughTheDoor[index];
    if (!here) return [`docker ${there.title}: was not played`];
    if (isSame(there, here)) return [];
    const expectation = expected.find((each) => isAbout(each, there.title));
    if (!expectation) return [report(there, here)];
    needed.add(expectation);
    return isAsExpected(there, here, expectation) ? [] : [report(there, here, expectation)];
  });
  const played = new Set(atTheEngine.map(({ title }) => title));
  const unneeded = expected.filter(
    (each) => !needed.has(each) && [...played].some((title) => isAbout(each, title)),
  );
  return [
    ...reports,
    ...unneeded.map(({ of, because }) => `expected to differ, and does not: ${of} (${because})`),
  ];
}

function isSame(there: Line, here: Line): boolean {
  return there.code === here.code && there.stdout === here.stdout && there.stderr === here.stderr;
}

function isAsExpected(
  there: Line,
  here: Line,
  { says, exits, without, plus, hidden }: ExpectedDifference,
): boolean {
  if (exits !== undefined ? here.code !== exits : says === undefined && here.code !== there.code)
    return false;
  if (says !== undefined) return says.test(here.stdout + here.stderr);
  if (hidden !== undefined) {
    return isSame(
      { ...there, stdout: leavingOut(hidden, there.stdout) },
      { ...here, stdout: keepingFilled(hidden, here.stdout) },
    );
  }
  const kept = (text: string, pattern?: RegExp) =>
    text
      .split('\n')
      // What comes after it in JSON decides whether a line ends so.
      .map((line) => line.replace(/,$/, ''))
      .filter((line) => !pattern?.test(line))
      .join('\n');
  return (
    kept(there.stdout, without) === kept(here.stdout, plus) &&
    kept(there.stderr, without) === kept(here.stderr, plus)
  );
}

/** JSON without some members, wherever they are. */
function leavingOut(members: readonly string[], text: string): string {
  return rewritten(text, (name) => !members.includes(name));
}

/** JSON without some members where they are empty: one that is not shows that it is not hidden. */
function keepingFilled(members: readonly string[], text: string): string {
  return rewritten(text, (name, value) => !members.includes(name) || value !== '');
}

function rewritten(text: string, isKept: (name: string, value: unknown) => boolean): string {
  return JSON.stringify(
    JSON.parse(text, (_, value: unknown) =>
      value === null || typeof value !== 'object' || Array.isArray(value)
        ? value
        : Object.fromEntries(Object.entries(value).filter(([name, part]) => isKept(name, part))),
    ),
  );
}

function report(there: Line, here: Line, expectation?: ExpectedDifference): Report {
  return [
    `docker ${there.title}`,
    ...(expectation ? [`  (expected to differ, because ${expectation.because}; but not so)`] : []),
    ...(there.code === here.code
      ? []
      : [`  exit code ${there.code} at the engine, ${here.code} through the door`]),
    ...lineByLine(there.stdout, here.stdout),
    ...lineByLine(there.stderr, here.stderr),
  ].join('\n');
}

/** Lines that only one side has, in order: - at the engine, + through the door. */
function lineByLine(there: string, here: string): string[] {
  if (there === here) return [];
  const [a, b] = [there.split('\n'), here.split('\n')];
  const lengths = longestCommon(a, b);
  const found: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      found.push(`  - ${a[i++]}`);
    } else {
      found.push(`  + ${b[j++]}`);
    }
  }
  return found;
}

/** How many lines the rest of `a` from i and the rest of `b` from j have in common, in order. */
function longestCommon(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i] as number[];
      const below = lengths[i + 1] as number[];
      row[j] = a[i] === b[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
