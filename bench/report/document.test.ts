import { expect, it } from 'vitest';
import type { Measurement } from '@/bench/measurements/measurement';
import { type Part, performanceDocument, withPart } from '@/bench/report/document';
import { limited } from '@/bench/report/row';

const part = (name: string, ms: number): Part => {
  const measurement: Measurement = { name, about: `How long ${name} takes.`, run: async () => [] };
  return { measurement, rows: [limited(name, ms, 'ms', 20)], failure: null };
};
const [then, now] = [new Date('2026-01-02T03:04:05Z'), new Date('2026-01-02T04:00:00Z')];
const whole = (...parts: Part[]) => performanceDocument({ takenAt: then, machine: ['one core'], parts });

it.each(['first', 'second'])(
  'puts the %s part that was measured again into its place, and counts anew',
  (name) => {
    const before = whole(part('first', 30), part('second', 30));
    const other = name === 'first' ? 'second' : 'first';
    const after = withPart(before, part(name, 10), now);
    expect(before).toContain('**0 of 2 targets reached.**');
    const expected = whole(
      ...['first', 'second'].map((each) => part(each, each === other ? 30 : 10)),
    ).replace(
      `How long ${name} takes.`,
      `How long ${name} takes.\n\nMeasured again on 2026-01-02 04:00 UTC.`,
    );
    expect(after).toBe(expected);
    expect(after).toContain('**1 of 2 targets reached.**');
    expect(withPart(after, part(name, 10), now)).toBe(after);
  },
);

it('does not make a page of one part', () => {
  expect(() => withPart(whole(part('first', 30)), part('third', 10), now)).toThrow(
    'measure everything first',
  );
});
