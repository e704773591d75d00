import type { DoorAnswer } from '@/e2e/fixtures/door';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';

/** What came of one attempt to make a container. */
export interface Attempt {
  readonly name: string;
  /** 0: the connection broke, and nobody told. */
  readonly status: number;
  readonly message: string;
}

/** Containers made one after the other by so many clients, until `stop`. Nobody waits for luck: each failure is noted. */
export class Creations {
  readonly attempts: Attempt[] = [];
  #isOver = false;
  readonly #clients: Promise<void>[];

  constructor(
    private readonly person: Person,
    private readonly collection: string,
    clients: number,
  ) {
    this.#clients = Array.from({ length: clients }, () => this.#goOn());
  }

  get made(): number {
    return this.attempts.filter(({ status }) => status === 201).length;
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
      const wish = {
        Image: 'busybox',
        Cmd: ['true'],
        Labels: { 'io.wheelhouse.collection': this.collection },
      };
      const answer = await answered(this.person.door.post(`/v1.41/containers/create?name=${name}`, wish));
      this.attempts.push({ name, ...answer });
    }
  }
}

/** Status 0 where the connection broke. */
export async function answered(asked: Promise<DoorAnswer>): Promise<Omit<Attempt, 'name'>> {
  try {
    const { status, json } = await asked;
    return { status, message: status < 400 ? '' : String(json?.message ?? '') };
  } catch (error) {
    return { status: 0, message: error instanceof Error ? error.message : String(error) };
  }
}
