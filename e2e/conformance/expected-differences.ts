/**
 * A step that goes otherwise through the door than at the engine, on purpose. That it does is checked:
 * an expectation that is not needed fails the tour.
 */
export interface ExpectedDifference {
  /** The step as it stands in the tour, or what all such steps have in common. */
  readonly of: string | RegExp;
  readonly because: string;
  /** Its exit code, where that is another one. */
  readonly exits?: number;
  /** What it says instead, on either stream. */
  readonly says?: RegExp;
  /** Lines that the engine prints and the door does not. All others are the same. */
  readonly without?: RegExp;
  /** Lines that the door prints and the engine does not. All others are the same. */
  readonly plus?: RegExp;
  /** Members of the JSON that the engine prints and the door leaves out or empty. All others are the same. */
  readonly hidden?: readonly string[];
}

export function isAbout({ of }: ExpectedDifference, title: string): boolean {
  return typeof of === 'string' ? of === title : of.test(title);
}

/** Several steps that differ for one reason, each with what it says instead. */
export function allBecause(
  because: string,
  steps: Readonly<Record<string, RegExp>>,
  exits?: number,
): ExpectedDifference[] {
  return Object.entries(steps).map(([of, says]) => ({
    of,
    because,
    says,
    ...(exits === undefined ? {} : { exits }),
  }));
}
