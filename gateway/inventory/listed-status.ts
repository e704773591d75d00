import type { EngineClock } from '@/gateway/inventory/engine-clock';
import {
  nextHumanDuration,
  readStatus,
  type StatusTemplate,
  secondsIn,
  statusAfter,
} from '@/lib/docker-api/lists/container-status';

/** A status that was listed this long ago is still told as it was: an answer takes time, too. */
const recentMs = 1_000;
const toleranceMs = 1_100;

/** The status of a container, which tells how long ago something was. */
export class ListedStatus {
  readonly template: StatusTemplate | null;
  #listed: string;
  #listedAt: number;
  /** The moment that it tells the distance to, by the engine's clock; null: not known yet. */
  #since: number | null = null;
  /** Whether the container itself told the moment. */
  #isSure = false;
  #round = 0;
  /** What it says while that much time has passed. */
  #text = '';
  #from = 0;
  #until = 0;
  readonly #clock: EngineClock;

  /** @param before of the same container, when it said something else */
  constructor(listed: string, clock: EngineClock, before: ListedStatus | null = null) {
    this.#listed = listed;
    this.#clock = clock;
    this.#listedAt = clock.now();
    const read = readStatus(listed);
    this.template = read?.template ?? null;
    if (!read?.template.clock) return;
    // Less than a minute is told by the second: near enough until the container tells itself.
    const seconds = secondsIn(read.elapsed);
    if (seconds !== null) this.#since = this.#listedAt - (seconds + 0.5) * 1_000;
    const known = before?.template?.clock === read.template.clock ? before.#since : null;
    if (known !== null && this.#couldSay(listed, known)) this.#since = known;
  }

  /** What it says now; null when that is not known. */
  get text(): string | null {
    return this.textAt(Date.now());
  }

  /**
   * The same at that time of ours.
   *
   * @param listedSince what was listed since this time is told as it was, where nothing better is known
   */
  textAt(ownNow: number, listedSince = ownNow - recentMs): string | null {
    const { template } = this;
    if (template?.clock === null) return template.before;
    // Words that we do not know are not ours to repeat.
    if (template === null) return null;
    const { offsetMs } = this.#clock;
    if (this.#since === null) return this.#listedAt >= listedSince + offsetMs ? this.#listed : null;
    const now = ownNow + offsetMs;
    const elapsed = now - this.#since;
    if (elapsed < this.#from || elapsed >= this.#until) {
      this.#text = statusAfter(template, elapsed);
      [this.#from, this.#until] = [elapsed, nextHumanDuration(elapsed)];
    }
    return this.#text;
  }

  /** What it said when it was last heard of. */
  get last(): string {
    return this.text ?? this.#listed;
  }

  /** The moment since which time is told; null: none, or not known yet. */
  get since(): Date | null {
    return this.#since === null ? null : new Date(this.#since);
  }

  /** Which of the container's moments must be asked for; null: none. */
  get wanted(): StatusTemplate['clock'] {
    return this.#isSure ? null : (this.template?.clock ?? null);
  }

  /** Counts how often it was listed anew. */
  get round(): number {
    return this.#round;
  }

  /**
   * It was listed again: whether it is the same, only later.
   *
   * @param mayBeOther whether the container may have started or ended since
   */
  takeAgain(listed: string, mayBeOther: boolean): boolean {
    const template = readStatus(listed)?.template ?? null;
    if (template === null || this.template === null) return listed === this.#listed;
    const { before, after, clock } = this.template;
    if (template.before !== before || template.after !== after || template.clock !== clock) return false;
    this.#listed = listed;
    this.#listedAt = this.#clock.now();
    if (clock === null) return true;
    if (this.#since !== null && !this.#couldSay(listed, this.#since)) return false;
    if (mayBeOther) {
      this.#isSure = false;
      this.#round += 1;
    }
    return true;
  }

  /** The moment was asked for. One that does not go with what was listed is not taken. */
  learn(moment: number, round: number): void {
    if (round !== this.#round || !this.#couldSay(this.#listed, moment)) return;
    this.#since = moment;
    this.#isSure = true;
    this.#until = 0;
  }

  #couldSay(listed: string, since: number): boolean {
    const { template } = this;
    if (template === null) return false;
    const elapsed = this.#listedAt - since;
    return [elapsed - toleranceMs, elapsed, elapsed + toleranceMs].some(
      (milliseconds) => statusAfter(template, milliseconds) === listed,
    );
  }
}
