const mostAnswers = 500;
const longestAnswer = 64 * 1024;

interface Remembered {
  readonly bytes: Buffer;
  readonly filtered: string;
}

/** What was made of an engine's answers, for when the engine answers the very same bytes again. */
export class RememberedAnswers {
  readonly #answers = new Map<string, Remembered>();

  /** @param key all that `filter` depends on besides the bytes */
  async get(key: string, bytes: Buffer, filter: () => Promise<string>): Promise<string> {
    const known = this.#answers.get(key);
    if (known?.bytes.equals(bytes)) return known.filtered;
    const filtered = await filter();
    this.#answers.delete(key);
    if (bytes.length > longestAnswer) return filtered;
    const [oldest] = this.#answers.keys();
    if (this.#answers.size >= mostAnswers && oldest !== undefined) this.#answers.delete(oldest);
    // A copy: what came over the network is a part of something larger.
    this.#answers.set(key, { bytes: Buffer.from(bytes), filtered });
    return filtered;
  }
}
