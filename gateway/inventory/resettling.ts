const againMs = 400;

/**
 * Has a look again, a moment later, at what an event told of: of a pause, and of a network, an engine
 * tells before its own lists know.
 */
export class Resettling {
  readonly #lookAt: (id: string) => void;
  #ids = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(lookAt: (id: string) => void) {
    this.#lookAt = lookAt;
  }

  /** It has gone: there is nothing to look at. */
  forget(id: string): void {
    this.#ids.delete(id);
  }

  add(id: string): void {
    this.#ids.add(id);
    this.#timer ??= setTimeout(() => {
      const ids = this.#ids;
      this.#ids = new Set();
      this.#timer = undefined;
      for (const each of ids) this.#lookAt(each);
    }, againMs).unref();
  }
}
