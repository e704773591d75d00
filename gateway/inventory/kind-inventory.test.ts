import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { EngineClock } from '@/gateway/inventory/engine-clock';
import { Hearing } from '@/gateway/inventory/hearing';
import { KindInventory } from '@/gateway/inventory/kind-inventory';
import { readItems } from '@/gateway/inventory/read-items';
import type { ItemKind } from '@/lib/docker-api/kinds/item-kinds';

interface Made {
  readonly created: number;
  readonly name: string;
}

/**
 * An engine that can be asked like the real one, whose answers can fail or be garbage, and whose
 * events come when they are let through.
 */
class FakeEngine {
  /** In the order of creation. */
  readonly truth = new Map<string, Made>();
  readonly events: (() => void)[] = [];
  readonly hearing = new Hearing();
  isBroken = false;
  asked = 0;
  told: string[] = [];
  readonly inventory: KindInventory<ItemKind>;
  #made = 0;

  constructor(readonly kind: ItemKind) {
    const clock = new EngineClock();
    this.inventory = new KindInventory<ItemKind>(
      {
        all: async (known) => readItems(kind, this.#answer(), { known, clock, mayBeOthers: false }),
        some:
          kind === 'container'
            ? async (ids, known) => readItems(kind, this.#answer(ids), { known, clock, mayBeOthers: true })
            : null,
        order: kind === 'container' ? 'latest-first' : kind === 'task' ? 'by-id' : 'any',
        mostAgeMs: kind === 'task' ? () => 0 : null,
      },
      this.hearing,
      ({ changed, removed, isAll }) => this.told.push(...(isAll ? ['all'] : [...changed, ...removed])),
    );
    this.hearing.open();
  }

  make(id: string, name: string): void {
    const created = this.truth.get(id)?.created ?? Math.floor(this.#made++ / 3);
    this.truth.set(id, { created, name });
    this.events.push(() => this.inventory.heard(this.kind === 'image' ? null : id));
  }

  remove(id: string): void {
    if (!this.truth.delete(id)) return;
    this.events.push(() => (this.kind === 'image' ? this.inventory.heard(null) : this.inventory.gone(id)));
  }

  /** What a list holds, in its order. */
  listed(): string[] {
    const all = [...this.truth].map(([id, { name }]) => `${id} ${name}`);
    if (this.kind === 'container') return all.reverse();
    return this.kind === 'task' ? all.sort() : all;
  }

  known(items: Iterable<{ readonly item: { readonly [key: string]: unknown } }>): string[] {
    return [...items].map(({ item }) => `${String(item.Id ?? item.ID)} ${String(item.ImageID ?? item.Name)}`);
  }

  #answer(ids: readonly string[] | null = null): Buffer {
    this.asked += 1;
    if (this.isBroken) return Buffer.from('[{"Id":"x"},{"Id":');
    const items = this.listed().flatMap<object>((line) => {
      const [id = '', name = ''] = line.split(' ');
      if (ids !== null && !ids.includes(id)) return [];
      const Created = this.truth.get(id)?.created ?? 0;
      if (this.kind === 'task') return [{ ID: id, Name: name }];
      return [{ Id: id, Names: [`/${name}`], ImageID: name, Created, Status: 'Created' }];
    });
    return Buffer.from(`${JSON.stringify(items)}\n`);
  }
}

const ids = ['a1', 'a2', 'b3', 'b4', 'c5'];
const step = fc.oneof(
  fc.record({
    do: fc.constant('make' as const),
    id: fc.constantFrom(...ids),
    name: fc.constantFrom('x', 'y'),
  }),
  fc.record({ do: fc.constant('remove' as const), id: fc.constantFrom(...ids) }),
  fc.record({ do: fc.constantFrom('hear', 'list', 'recent', 'break', 'mend', 'gap', 'relist') }),
);

async function carryOut(engine: FakeEngine, one: typeof step extends fc.Arbitrary<infer S> ? S : never) {
  const ignored = () => undefined;
  if (one.do === 'make') engine.make(one.id, one.name);
  else if (one.do === 'remove') engine.remove(one.id);
  else if (one.do === 'hear') engine.events.shift()?.();
  else if (one.do === 'list') await engine.inventory.items().catch(ignored);
  else if (one.do === 'recent') await engine.inventory.recent('a').catch(ignored);
  else if (one.do === 'break') engine.isBroken = true;
  else if (one.do === 'mend') engine.isBroken = false;
  else if (one.do === 'relist') engine.inventory.relistSoon();
  else {
    // Events are lost, and the follower begins anew.
    engine.events.length = 0;
    engine.inventory.heard(null);
  }
}

describe.each<ItemKind>(['container', 'task', 'image'])('what is known of every %s', (kind) => {
  it('is what the engine has, in its order, when all was heard, whatever it answered meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const engine = new FakeEngine(kind);
        await engine.inventory.listed();
        for (const one of steps) await carryOut(engine, one);
        engine.isBroken = false;
        while (engine.events.length > 0) engine.events.shift()?.();
        // Once for what was heard, and once for the order of those that are new.
        await engine.inventory.items();
        const items = await engine.inventory.items();
        expect(engine.known(items)).toEqual(engine.listed());
        expect(engine.known(engine.inventory.known.values()).sort()).toEqual(engine.listed().sort());
      }),
      { numRuns: 150 },
    );
  });
});

describe('KindInventory', () => {
  it('asks nothing while it is in step, and once for what it did itself', async () => {
    const engine = new FakeEngine('container');
    engine.make('a1', 'x');
    await engine.inventory.items();
    engine.events.shift()?.();
    await engine.inventory.items();
    const { asked } = engine;
    await engine.inventory.items();
    expect(engine.asked).toBe(asked);
    engine.make('a2', 'y');
    engine.inventory.touch('a2');
    expect(engine.known(await engine.inventory.items())).toEqual(['a2 y', 'a1 x']);
    expect(engine.asked).toBeGreaterThan(asked);
  });

  it('asks each time when nothing is followed, and keeps what it knew when the engine is gone', async () => {
    const engine = new FakeEngine('container');
    engine.make('a1', 'x');
    await engine.inventory.items();
    engine.hearing.close();
    engine.isBroken = true;
    await expect(engine.inventory.items()).rejects.toBeInstanceOf(EngineUnreachable);
    expect(engine.known(engine.inventory.known.values())).toEqual(['a1 x']);
  });

  it('is behind while the engine tells nothing that can be taken in', async () => {
    const engine = new FakeEngine('container');
    engine.make('a1', 'x');
    await engine.inventory.items();
    engine.isBroken = true;
    engine.inventory.heard(null);
    await vi.waitFor(() => expect(engine.inventory.behindSince).not.toBeNull());
    expect(engine.known(engine.inventory.known.values())).toEqual(['a1 x']);
    engine.isBroken = false;
    await vi.waitFor(() => expect(engine.inventory.behindSince).toBeNull(), { timeout: 10_000 });
  });

  it('tells of what has changed, and of nothing else', async () => {
    const engine = new FakeEngine('container');
    engine.make('a1', 'x');
    engine.make('a2', 'x');
    await engine.inventory.listed();
    engine.told = [];
    await engine.inventory.listed();
    expect(engine.told).toEqual([]);
    engine.make('a1', 'y');
    engine.remove('a2');
    await engine.inventory.listed();
    expect(engine.told.sort()).toEqual(['a1', 'a2']);
  });
});
