import { expect } from 'vitest';
import { stand } from '@/e2e/fixtures/stand';
import { EngineEvents } from './engine-events';
import { changes, type EngineState, engineState } from './engine-state';
import type { Stage } from './stage';

/** Watches the real engine while attacks are tried, and says whether anything came of them. */
export class Witness {
  private constructor(
    private readonly stage: Stage,
    private readonly events: EngineEvents,
    private state: EngineState,
  ) {}

  static async of(stage: Stage): Promise<Witness> {
    const events = await EngineEvents.listenTo(stand.facts.swarm.nodes[0].socket);
    const witness = new Witness(stage, events, await engineState(stage.watched));
    events.take(() => false);
    return witness;
  }

  /** That the engine holds what it held when this was last asked, and did nothing with it. */
  async nothingHappened(afterWhat: string): Promise<void> {
    const before = this.state;
    this.state = await engineState(this.stage.watched);
    expect(changes(before, this.state), afterWhat).toEqual([]);
    expect(
      this.events.take((id) => this.isOnStage(id) || !this.isKnown(id)),
      afterWhat,
    ).toEqual([]);
  }

  close(): void {
    this.events.close();
  }

  private isOnStage(id: string): boolean {
    const { watched, my, their } = this.stage;
    const all = [...watched.containers, ...watched.networks, ...Object.values(my), ...Object.values(their)];
    return all.includes(id);
  }

  private isKnown(id: string): boolean {
    return [...this.state.keys()].some((key) => key.endsWith(id));
  }
}
