/**
 * `npm run hostile` runs the whole of the suite, `npm test` the short form: every written case as the
 * tenant with Full Control, who can do more; and of the generated cases every eighth.
 */
export const isWhole = process.env.WHEELHOUSE_HOSTILE === 'whole';

/** The part of generated cases that this run is about. */
export function sample<T>(cases: readonly T[]): readonly T[] {
  return isWhole ? cases : cases.filter((_, index) => index % 8 === 0);
}
