import { expect } from 'vitest';
import { expectTeamsToBeOnRecord, expectTheRecordToHold } from '@/e2e/chaos/ledger';
import { type Changes, creations, teamsMade } from '@/e2e/chaos/load';
import { isReady } from '@/e2e/chaos/processes';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const within = { timeoutMs: 90_000, intervalMs: 100 };
/** A query that is not answered in half a minute has failed. */
const longestMs = 45_000;

/** Changes at the door and at /api/v1 while the database is away. */
export class OutageLoad {
  private constructor(
    private readonly maker: Person,
    private readonly shop: string,
    private readonly administrator: Person,
    readonly containers: Changes,
    private readonly teams: Changes,
  ) {}

  /** Begins, and waits until both go well. */
  static async start(maker: Person, shop: string): Promise<OutageLoad> {
    const administrator = await stand.person('keeper', { role: 'Admin', on: '/' });
    const load = new OutageLoad(
      maker,
      shop,
      administrator,
      creations(maker, shop, 4),
      teamsMade(administrator, 2),
    );
    await load.#goesWell();
    return load;
  }

  isRefused(): boolean {
    return this.#both.every(({ attempts }) => attempts.some(({ status }) => status === 503));
  }

  /** Changes were refused, in words that say so. */
  expectRefusals(): void {
    for (const { attempts } of this.#both) {
      const refused = attempts.filter(({ status }) => status === 503);
      expect(refused.length).toBeGreaterThan(0);
      for (const { message } of refused) {
        expect(message).toMatch(/Nothing was d|cannot be reached|does not answer|are starting/);
      }
    }
  }

  /** All goes on by itself, and what was done is what was answered and is on record. */
  async expectToGoOn(): Promise<void> {
    await waitFor('the product to be ready', isReady, within);
    await this.#goesWell();
    await Promise.all(this.#both.map((changes) => changes.stop()));
    for (const changes of this.#both) {
      expect(changes.statusesSince(0).filter((status) => status !== 201 && status !== 503)).toEqual([]);
      expect(changes.longestMs).toBeLessThan(longestMs);
    }
    await expectTheRecordToHold(this.maker, this.shop, this.containers.attempts);
    await expectTeamsToBeOnRecord(this.administrator, this.teams.attempts);
  }

  get #both(): readonly Changes[] {
    return [this.containers, this.teams];
  }

  async #goesWell(): Promise<void> {
    const before = this.#both.map(({ made }) => made);
    await waitFor(
      'changes to go on',
      () => this.#both.every(({ made }, at) => made > (before[at] ?? 0) + 2),
      within,
    );
  }
}
