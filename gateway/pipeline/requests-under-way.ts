import { Refused } from '@/gateway/refused';

/** More than any client needs: the streams that one person may hold, and then some. */
const perPerson = 256;
/** Besides those, for what ends things: whoever waits for a container that hangs must be able to kill it. */
const perPersonToEnd = 32;

/**
 * How many requests each person has under way. Each may hold a connection to an engine for as long as
 * the engine takes, and one person must not be able to hold them all.
 */
export class RequestsUnderWay {
  readonly #byPerson = new Map<string, number>();

  /**
   * @param isEnding whether the request ends something
   * @returns what to call when the request is over, once
   * @throws Refused 429 when the person has too many
   */
  enter(userId: string, isEnding: boolean): () => void {
    const own = this.#byPerson.get(userId) ?? 0;
    if (own >= perPerson + (isEnding ? perPersonToEnd : 0)) {
      throw new Refused(429, `You have ${own} requests under way. Wait until some are answered.`);
    }
    this.#byPerson.set(userId, own + 1);
    return () => {
      const left = (this.#byPerson.get(userId) ?? 1) - 1;
      if (left > 0) this.#byPerson.set(userId, left);
      else this.#byPerson.delete(userId);
    };
  }
}
