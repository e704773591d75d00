import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isListed,
  type KnownItems,
  knownCandidates,
  nothingKnown,
  takeIn,
} from '@/gateway/inventory/known-items';
import { type Thing, thingOf } from '@/lib/docker-api/kinds/thing';

const ids = ['aa1', 'aa2', 'b3', 'b4'];

const container = (id: string, name: string): Thing => thingOf({ kind: 'container', id, name });

/** An engine whose events arrive late, and whose answers arrive later still, in any order. */
class LateEngine {
  readonly truth = new Map<string, Thing>();
  readonly known: KnownItems<Thing> = nothingKnown();
  readonly events: ((at: number) => void)[] = [];
  readonly answers: (() => void)[] = [];
  heard = 0;

  make(id: string, name: string): void {
    this.truth.set(id, container(id, name));
    this.events.push((at) => takeIn(this.known, { what: 'touched', at, id }));
  }

  remove(id: string): void {
    if (!this.truth.delete(id)) return;
    this.events.push((at) => takeIn(this.known, { what: 'gone', at, id }));
  }

  hear(): void {
    this.heard += 1;
    this.events.shift()?.(this.heard);
  }

  askAll(): void {
    const [askedAt, items] = [this.heard, [...this.truth.values()]];
    this.answers.push(() => takeIn(this.known, { what: 'list', askedAt, items }));
  }

  askSome(some: readonly string[]): void {
    const items = some.flatMap((id) => this.truth.get(id) ?? []);
    const askedAt = this.heard;
    this.answers.push(() => takeIn(this.known, { what: 'some', askedAt, ids: some, items }));
  }

  answer(which: number): void {
    const [one] = this.answers.splice(which % Math.max(1, this.answers.length), 1);
    one?.();
  }
}

const step = fc.oneof(
  fc.record({
    do: fc.constant('make' as const),
    id: fc.constantFrom(...ids),
    name: fc.constantFrom('x', 'y', 'aa'),
  }),
  fc.record({ do: fc.constant('remove' as const), id: fc.constantFrom(...ids) }),
  fc.record({ do: fc.constant('hear' as const) }),
  fc.record({ do: fc.constant('ask' as const) }),
  fc.record({ do: fc.constant('ask-some' as const), some: fc.subarray(ids, { minLength: 1 }) }),
  fc.record({ do: fc.constant('answer' as const), which: fc.nat(5) }),
);

function carryOut(
  engine: LateEngine,
  steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
) {
  for (const one of steps) {
    if (one.do === 'make') engine.make(one.id, one.name);
    else if (one.do === 'remove') engine.remove(one.id);
    else if (one.do === 'hear') engine.hear();
    else if (one.do === 'ask') engine.askAll();
    else if (one.do === 'ask-some') engine.askSome(one.some);
    else engine.answer(one.which);
  }
}

const asNames = (things: Iterable<Thing>) =>
  Object.fromEntries([...things].map(({ id, name }) => [id, name]));

describe('what is known of an engine', () => {
  it('is what the engine has when all was heard, in whatever order answers and events came', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.array(fc.nat(5), { maxLength: 20 }),
        (steps, order) => {
          const engine = new LateEngine();
          carryOut(engine, [{ do: 'ask' }, { do: 'answer', which: 0 }, ...steps]);
          while (engine.events.length > 0) engine.hear();
          for (const which of order) engine.answer(which);
          while (engine.answers.length > 0) engine.answer(0);
          // What was touched is asked for again, as the follower does.
          engine.askSome([...engine.known.touched.keys()]);
          engine.answer(0);
          expect(asNames(engine.known.items.values())).toEqual(asNames(engine.truth.values()));
          expect(engine.known.touched.size).toBe(0);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('never holds what was heard to be gone, and finds by name exactly what it holds', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const engine = new LateEngine();
        for (const one of steps) {
          carryOut(engine, [one]);
          const { items, gone, idsByName } = engine.known;
          for (const id of gone.keys()) expect(items.has(id)).toBe(false);
          const named = [...idsByName].flatMap(([name, ids]) =>
            (typeof ids === 'string' ? [ids] : [...ids]).map((id) => [name, id]),
          );
          expect(named.sort()).toEqual([...items.values()].map(({ id, name }) => [name, id]).sort());
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes no list for one that was asked for before anything may have changed', () => {
    const known = nothingKnown<Thing>();
    expect(isListed(known)).toBe(false);
    takeIn(known, { what: 'list', askedAt: 3, items: [container('a', 'web')] });
    expect(isListed(known)).toBe(true);
    takeIn(known, { what: 'all-touched', at: 5 });
    takeIn(known, { what: 'list', askedAt: 4, items: [] });
    expect(isListed(known)).toBe(false);
    takeIn(known, { what: 'list', askedAt: 5, items: [] });
    expect(isListed(known)).toBe(true);
  });

  it('keeps the later of two lists, whichever comes first', () => {
    const known = nothingKnown<Thing>();
    takeIn(known, { what: 'list', askedAt: 2, items: [container('a', 'new')] });
    takeIn(known, { what: 'list', askedAt: 1, items: [container('a', 'old'), container('b', 'old')] });
    expect(asNames(known.items.values())).toEqual({ a: 'new' });
  });

  it('finds by full id, by name and by the beginning of an id', () => {
    const known = nothingKnown<Thing>();
    const items = [container('abc1', 'web'), container('abd2', 'db'), container('web9', 'other')];
    takeIn(known, { what: 'list', askedAt: 0, items });
    const found = (reference: string) =>
      knownCandidates(known, reference)
        .map(({ id }) => id)
        .sort();
    expect(found('abc1')).toEqual(['abc1']);
    expect(found('web')).toEqual(['abc1', 'web9']);
    expect(found('ab')).toEqual(['abc1', 'abd2']);
    expect(found('zz')).toEqual([]);
  });
});
