import { expect, it } from 'vitest';
import { anonymousRefusals, RefusalBudget } from '@/lib/audit/refusal-budget';

const taken = (budget: RefusalBudget, address: (try_: number) => string, tries: number, now = 0) =>
  Array.from({ length: tries }, (_, index) => budget.take(address(index), now)).filter(Boolean).length;

it('records few refusals of one caller, and not many of all together', () => {
  const budget = new RefusalBudget(anonymousRefusals);
  expect(taken(budget, () => '192.0.2.1', 50)).toBe(10);
  expect(taken(budget, (index) => `192.0.2.${index}`, 1_000)).toBe(110);
});

it('starts anew each minute', () => {
  const budget = new RefusalBudget(anonymousRefusals);
  expect(taken(budget, () => '192.0.2.1', 50)).toBe(10);
  expect(taken(budget, () => '192.0.2.1', 50, 60_000)).toBe(10);
});

it('tells once how many it left out, and of how many callers', () => {
  const budget = new RefusalBudget({ each: 1, together: 10 });
  expect(budget.takeLeftOut()).toBeNull();
  taken(budget, (index) => `192.0.2.${index % 3}`, 9);
  expect(budget.takeLeftOut()).toEqual({ count: 6, callers: 3 });
  expect(budget.takeLeftOut()).toBeNull();
});
