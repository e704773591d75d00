/**
 * When something of a container last changed that only inspecting it tells. Whoever shows its details
 * asks for them anew when this is another time than before.
 */
export class DetailsChanged {
  readonly #at = new Map<string, number>();

  /** In milliseconds since the epoch; 0: nothing was heard of. */
  at(id: string): number {
    return this.#at.get(id) ?? 0;
  }

  heard(id: string): void {
    // Two within one millisecond are two all the same.
    this.#at.set(id, Math.max(Date.now(), this.at(id) + 1));
  }

  forget(id: string): void {
    this.#at.delete(id);
  }
}
