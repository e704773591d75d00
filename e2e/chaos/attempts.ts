import { expect } from 'vitest';
import { answered } from '@/e2e/chaos/load';
import type { OwnSwarm } from '@/e2e/chaos/own-swarm';
import type { DoorClient } from '@/e2e/fixtures/door';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const markLabel = 'test.attempt';

interface Attempt {
  readonly mark: string;
  /** 0: nobody told. */
  readonly status: number;
}

interface Entry {
  readonly outcome: string;
  readonly request: unknown;
}

/**
 * Containers without a name made one after the other by so many clients, each with a mark of its own:
 * without a name nothing but care keeps one from being made twice.
 */
export class Attempts {
  readonly #attempts: Attempt[] = [];
  readonly #person: Person;
  readonly #door: DoorClient;
  readonly #run = stand.unique('attempt');
  #isOver = false;
  readonly #clients: Promise<void>[];

  constructor(person: Person, door: DoorClient, clients: number) {
    this.#person = person;
    this.#door = door;
    this.#clients = Array.from({ length: clients }, (_, at) => this.#goOn(at));
  }

  /** How many were answered so. */
  answered(status: number): number {
    return this.#attempts.filter((attempt) => attempt.status === status).length;
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#clients);
  }

  /** What was answered as made is there once; what was refused is not; all is on record, and concluded. */
  async expectEachOnceAndOnRecord(own: OwnSwarm): Promise<void> {
    const entries = await waitFor(
      'all that was begun to be concluded',
      async () => {
        const all = await this.#entries();
        return all.every(({ outcome }) => outcome !== 'pending' && outcome !== 'unknown') && all;
      },
      { timeoutMs: 120_000, intervalMs: 1_000 },
    );
    const listed = (await own.dockerAtManager.run('ps', '-a', '--format', `{{.Label "${markLabel}"}}`)).split(
      '\n',
    );
    for (const { mark, status } of this.#attempts) {
      const there = listed.filter((each) => each === mark).length;
      const ofIt = entries.filter(({ request }) => JSON.stringify(request).includes(`"${mark}"`));
      expect(ofIt.length, `${mark} (${status}) is on record at most once`).toBeLessThanOrEqual(1);
      const isDone = ofIt[0]?.outcome === 'done';
      expect(there, `${mark} (${status}): at the engine, and done by the record`).toBe(isDone ? 1 : 0);
      if (status === 201) expect(there, `${mark} was answered as made`).toBe(1);
    }
  }

  async #goOn(client: number): Promise<void> {
    for (let count = 0; !this.#isOver; count++) {
      const mark = `${this.#run}-${client}-${count}`;
      const wish = { Image: 'busybox', Cmd: ['true'], Labels: { [markLabel]: mark } };
      const { status } = await answered(this.#door.post('/v1.41/containers/create', wish));
      this.#attempts.push({ mark, status });
    }
  }

  async #entries(): Promise<Entry[]> {
    const entries: Entry[] = [];
    let cursor: string | null = null;
    do {
      const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { items: Entry[]; nextCursor: string | null } = await this.#person.api.get(
        `/audit?text=${this.#run}&operation=container.create&limit=500${after}`,
      );
      entries.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return entries;
  }
}
