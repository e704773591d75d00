import type { Family, Labels, Sample } from '@/gateway/prometheus/exposition';

/** Counts what happens, by labels of a closed set of values. */
export class Counter {
  readonly #counts = new Map<string, { readonly labels: Labels; value: number }>();

  constructor(
    readonly name: string,
    readonly help: string,
  ) {}

  add(labels: Labels): void {
    let key = '';
    for (const name in labels) key += `${labels[name]}\0`;
    const known = this.#counts.get(key);
    if (known) known.value += 1;
    else this.#counts.set(key, { labels, value: 1 });
  }

  family(): Family {
    return { name: this.name, help: this.help, type: 'counter', samples: this.#counts.values() };
  }
}

/** Counts how long things took, in seconds, by bounds that each include those below. */
export class Durations {
  readonly #bounds: readonly number[];
  readonly #counts: number[];
  #sum = 0;
  #count = 0;

  constructor(
    readonly name: string,
    readonly help: string,
    bounds: readonly number[],
  ) {
    this.#bounds = bounds;
    this.#counts = bounds.map(() => 0);
  }

  add(seconds: number): void {
    this.#sum += seconds;
    this.#count += 1;
    for (const [index, bound] of this.#bounds.entries()) {
      if (seconds <= bound) this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    }
  }

  family(): Family {
    const samples: Sample[] = this.#bounds.map((bound, index) => ({
      labels: { le: String(bound) },
      value: this.#counts[index] ?? 0,
      suffix: '_bucket',
    }));
    samples.push(
      { labels: { le: '+Inf' }, value: this.#count, suffix: '_bucket' },
      { labels: {}, value: this.#sum, suffix: '_sum' },
      { labels: {}, value: this.#count, suffix: '_count' },
    );
    return { name: this.name, help: this.help, type: 'histogram', samples };
  }
}
