import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Breach, clearAfterMs, type ResourceKind } from '@/lib/alerts/breach';
import type { Holds } from '@/lib/alerts/holds';
import type { Findings } from '@/lib/alerts/look';
import type { RuleName, Severity } from '@/lib/alerts/rules';
import { type OpenAlert, step, type Transition } from '@/lib/alerts/step';

const holdMs = 30_000;
const holds: Holds = {
  'engine-unreachable': holdMs,
  'swarm-leaderless': holdMs,
  'node-down': holdMs,
  'service-short': holdMs,
  'restart-loop': holdMs,
  'disk-nearly-full': holdMs,
  'certificate-expiring': holdMs,
};
const nothing: Findings = {
  'engine-unreachable': [],
  'swarm-leaderless': [],
  'node-down': [],
  'service-short': [],
  'restart-loop': [],
  'disk-nearly-full': [],
  'certificate-expiring': [],
};

function breachOf(id: string): Breach {
  return {
    rule: 'node-down',
    resource: { kind: 'node', id, name: id },
    severity: 'critical',
    message: `${id} is down.`,
    advice: '',
    holdMs,
  };
}

/** What is kept between two looks, as the database keeps it. */
class Kept {
  open: OpenAlert[] = [];
  readonly told: string[] = [];
  #ids = 0;

  look(findings: Findings, now: number, held: Holds = holds): Transition[] {
    const transitions = step(this.open, findings, held, now);
    for (const transition of transitions) this.#apply(transition, now);
    return transitions;
  }

  #apply(transition: Transition, now: number): void {
    if (transition.kind === 'begin') {
      const { rule, severity, resource } = transition.breach;
      const id = String(this.#ids++);
      const state = transition.isFiring ? 'firing' : 'pending';
      this.open.push({ id, rule, severity, resource, state, pendingAt: now, clearAt: null });
      return;
    }
    const { id } = transition;
    const alert = this.open.find((one) => one.id === id);
    if (!alert) throw new Error(`There is no open alert ${id}.`);
    const without = this.open.filter((one) => one !== alert);
    const gone = transition.kind === 'drop' || transition.kind === 'resolve';
    const state = transition.kind === 'fire' ? 'firing' : alert.state;
    const clearAt = transition.kind === 'clear' ? now : null;
    this.open = gone ? without : [...without, { ...alert, state, clearAt }];
    if (transition.kind === 'fire' || transition.kind === 'resolve') {
      this.told.push(`${transition.kind} ${alert.resource.id}`);
    }
  }
}

const looks = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 1, max: 40_000 }),
    /** Which of two nodes are down; null: nobody could look. */
    down: fc.option(fc.subarray(['a', 'b']), { nil: null }),
  }),
  { maxLength: 60 },
);

function findingsOf(down: readonly string[] | null): Findings {
  return { ...nothing, 'node-down': down === null ? null : down.map(breachOf) };
}

describe('alerts, whatever happens', () => {
  it('are at most one for each thing, and fire and end in turn', () => {
    fc.assert(
      fc.property(looks, (sequence) => {
        const kept = new Kept();
        let now = 0;
        for (const { afterMs, down } of sequence) {
          now += afterMs;
          kept.look(findingsOf(down), now);
          const ids = kept.open.map(({ resource }) => resource.id);
          expect(new Set(ids).size).toBe(ids.length);
        }
        for (const id of ['a', 'b']) {
          const of = kept.told.filter((line) => line.endsWith(id)).map((line) => line.split(' ')[0]);
          expect(of).toEqual(of.map((_, at) => (at % 2 === 0 ? 'fire' : 'resolve')));
        }
      }),
    );
  });

  it('fire only after they were found for as long as their rule waits, at every look between', () => {
    fc.assert(
      fc.property(looks, (sequence) => {
        const kept = new Kept();
        let now = 0;
        let soSince: number | null = null;
        for (const { afterMs, down } of sequence) {
          now += afterMs;
          if (down !== null) soSince = down.includes('a') ? (soSince ?? now) : null;
          const fired = kept
            .look(findingsOf(down), now)
            .some((one) => one.kind === 'fire' && one.breach.resource.id === 'a');
          if (fired) expect(now - (soSince ?? now)).toBeGreaterThanOrEqual(holdMs);
        }
      }),
    );
  });

  it('end only after they were not found for a while, at every look between', () => {
    fc.assert(
      fc.property(looks, (sequence) => {
        const kept = new Kept();
        let now = 0;
        let clearSince: number | null = null;
        for (const { afterMs, down } of sequence) {
          now += afterMs;
          if (down !== null) clearSince = down.includes('a') ? null : (clearSince ?? now);
          const before = new Map(kept.open.map((alert) => [alert.id, alert.resource.id]));
          const ended = kept
            .look(findingsOf(down), now)
            .some((one) => one.kind === 'resolve' && before.get(one.id) === 'a');
          if (ended) expect(now - (clearSince ?? now)).toBeGreaterThanOrEqual(clearAfterMs(holdMs));
        }
      }),
    );
  });

  it('stay as they are when the same is found again at the same moment', () => {
    fc.assert(
      fc.property(looks, fc.subarray(['a', 'b']), (sequence, down) => {
        const kept = new Kept();
        let now = 0;
        for (const look of sequence) {
          now += look.afterMs;
          kept.look(findingsOf(look.down), now);
        }
        kept.look(findingsOf(down), now);
        const told = [...kept.told];
        const open = structuredClone(kept.open);
        kept.look(findingsOf(down), now);
        expect(kept.told).toEqual(told);
        expect(kept.open.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id).sort());
      }),
    );
  });
});

describe('an alert', () => {
  it('of a rule that does not wait fires at once', () => {
    const findings = { ...nothing, 'node-down': [{ ...breachOf('a'), holdMs: 0 }] };
    expect(step([], findings, holds, 0)).toMatchObject([{ kind: 'begin', isFiring: true }]);
  });

  it('that did not last is dropped without a word', () => {
    const kept = new Kept();
    kept.look(findingsOf(['a']), 0);
    expect(kept.look(findingsOf([]), holdMs - 1)).toMatchObject([{ kind: 'drop' }]);
  });

  it('whose thing comes and goes stays the same alert', () => {
    const kept = new Kept();
    kept.look(findingsOf(['a']), 0);
    kept.look(findingsOf(['a']), holdMs);
    for (let at = 1; at <= 40; at++) kept.look(findingsOf(at % 2 === 0 ? ['a'] : []), holdMs + at * 10_000);
    expect(kept.told).toEqual(['fire a']);
  });

  it('stays while nobody can look', () => {
    const kept = new Kept();
    kept.look(findingsOf(['a']), 0);
    kept.look(findingsOf(['a']), holdMs);
    expect(kept.look(findingsOf(null), holdMs * 100)).toEqual([]);
    expect(kept.open).toHaveLength(1);
  });

  it('of a rule that is switched off is over at once', () => {
    const kept = new Kept();
    kept.look(findingsOf(['a']), 0);
    kept.look(findingsOf(['a']), holdMs);
    expect(kept.look(nothing, holdMs + 1, { ...holds, 'node-down': null })).toMatchObject([
      { kind: 'resolve' },
    ]);
  });
});

describe('what two rules find of one service', () => {
  const found = (
    rule: 'service-short' | 'restart-loop',
    severity: Severity,
    kind: ResourceKind = 'service',
  ) => ({
    ...breachOf('web'),
    rule,
    severity,
    resource: { kind, id: 'web', name: 'web' },
    holdMs: rule === 'restart-loop' ? 0 : holdMs,
  });
  const loop = found('restart-loop', 'warning');
  const told = (kept: Kept) => kept.open.filter(({ state }) => state === 'firing').map(({ rule }) => rule);
  const look = (kept: Kept, now: number, ...breaches: Breach[]) => {
    const of = (rule: RuleName) => breaches.filter((breach) => breach.rule === rule);
    kept.look({ ...nothing, 'service-short': of('service-short'), 'restart-loop': of('restart-loop') }, now);
  };

  it('is told once, by the one that fires first, and by the other when that is over', () => {
    const short = found('service-short', 'warning');
    const kept = new Kept();
    look(kept, 0, loop, short);
    look(kept, holdMs, loop, short);
    expect(told(kept)).toEqual(['restart-loop']);
    for (const now of [1, 2, 3]) look(kept, holdMs + now * clearAfterMs(holdMs), short);
    expect(told(kept)).toEqual(['service-short']);
    look(kept, holdMs + 4 * clearAfterMs(holdMs), loop, short);
    expect(told(kept)).toEqual(['service-short']);
  });

  it('is told again when it is worse', () => {
    const kept = new Kept();
    look(kept, 0, loop);
    look(kept, 1, loop, found('service-short', 'critical'));
    look(kept, 1 + holdMs, loop, found('service-short', 'critical'));
    expect(told(kept).sort()).toEqual(['restart-loop', 'service-short']);
  });

  it('is nothing to another service, nor of a container', () => {
    const kept = new Kept();
    const other = { ...loop, resource: { ...loop.resource, id: 'api' } };
    look(kept, 0, loop, other, found('service-short', 'warning', 'container'));
    look(kept, holdMs, loop, other, found('service-short', 'warning', 'container'));
    expect(told(kept)).toHaveLength(3);
  });
});
