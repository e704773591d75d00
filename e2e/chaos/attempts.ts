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
  readonly message: string;
}

interface Entry {
  readonly outcome: string;
  readonly resource: { readonly id: string };
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
        const all = await this.#entries(own.name);
        return all.every(({ outcome }) => outcome !== 'pending' && outcome !== 'unknown') && all;
      },
      { timeoutMs: 120_000, intervalMs: 1_000 },
    );
    const listed = await own.dockerAtManager.run(
      ...['ps', '-a', '--no-trunc', '--filter', `label=${markLabel}`],
      ...['--format', `{{.ID}} {{.Label "${markLabel}"}}`],
    );
    const there = listed.split('\n').map((line) => line.split(' '));
    const done = entries.filter(({ outcome }) => outcome === 'done').map(({ resource }) => resource.id);
    expect([...done].sort(), 'what is at the engine is what was done by the record, each once').toEqual(
      there.map(([id]) => id).sort(),
    );
    for (const { mark, status, message } of this.#attempts) {
      const made = there.filter(([, each]) => each === mark).length;
      expect(made, `${mark} (${status}) was made once at most`).toBeLessThanOrEqual(1);
      if (status === 201) expect(made, `${mark} was answered as made`).toBe(1);
      // Of an engine that stopped answering in the middle nobody could say; the record says it by now.
      if (message.startsWith('Nothing was')) expect(made, `${mark} was refused`).toBe(0);
    }
  }

  async #goOn(client: number): Promise<void> {
    for (let count = 0; !this.#isOver; count++) {
      const mark = `${this.#run}-${client}-${count}`;
      const wish = { Image: 'busybox', Cmd: ['true'], Labels: { [markLabel]: mark } };
      const answer = await answered(this.#door.post('/v1.41/containers/create', wish));
      this.#attempts.push({ mark, ...answer });
    }
  }

  async #entries(cluster: string): Promise<Entry[]> {
    const entries: Entry[] = [];
    let cursor: string | null = null;
    do {
      const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { items: Entry[]; nextCursor: string | null } = await this.#person.api.get(
        `/audit?cluster=${cluster}&operation=container.create&limit=500${after}`,
      );
      entries.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return entries;
  }
}
