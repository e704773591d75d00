import type { DoorAnswer } from '@/e2e/fixtures/door';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';

/** What came of one attempt to change something. */
export interface Attempt {
  readonly name: string;
  /** 0: the connection broke, and nobody told. */
  readonly status: number;
  readonly message: string;
  readonly tookMs: number;
}

/** Changes made one after the other by so many clients, until `stop`. Nobody waits for luck: each failure is noted. */
export class Changes {
  readonly attempts: Attempt[] = [];
  #isOver = false;
  readonly #clients: Promise<void>[];

  /** @param change makes something new of that name */
  constructor(
    private readonly change: (name: string) => Promise<{ status: number; message: string }>,
    clients: number,
  ) {
    this.#clients = Array.from({ length: clients }, () => this.#goOn());
  }

  get made(): number {
    return this.attempts.filter(({ status }) => status === 201).length;
  }

  /** How long whoever waited longest did. */
  get longestMs(): number {
    return Math.max(0, ...this.attempts.map(({ tookMs }) => tookMs));
  }

  statusesSince(count: number): number[] {
    return this.attempts.slice(count).map(({ status }) => status);
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#clients);
  }

  async #goOn(): Promise<void> {
    while (!this.#isOver) {
      const name = stand.unique('chaos');
      const from = performance.now();
      const answer = await this.change(name);
      this.attempts.push({ name, ...answer, tookMs: performance.now() - from });
    }
  }
}

/** Containers, made through the door. */
export function creations(person: Person, collection: string, clients: number): Changes {
  return new Changes((name) => {
    const wish = { Image: 'busybox', Cmd: ['true'], Labels: { 'io.wheelhouse.collection': collection } };
    return answered(person.door.post(`/v1.41/containers/create?name=${name}`, wish));
  }, clients);
}

/** Teams, made at /api/v1 by whoever may. */
export function teamsMade({ api }: Person, clients: number): Changes {
  return new Changes(
    (name) =>
      answered(
        api.call('POST', '/teams', { name }).then(({ status, body }) => ({
          status,
          json: { message: body?.detail ?? body },
        })),
      ),
    clients,
  );
}

/** Status 0 where the connection broke. */
export async function answered(
  asked: Promise<Pick<DoorAnswer, 'status' | 'json'>>,
): Promise<{ status: number; message: string }> {
  try {
    const { status, json } = await asked;
    return { status, message: status < 400 ? '' : String(json?.message ?? '') };
  } catch (error) {
    return { status: 0, message: error instanceof Error ? error.message : String(error) };
  }
}
