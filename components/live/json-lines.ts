/** The longest line we are ready to hold; the engine's events and stats are a few kilobytes. */
const maxLineLength = 1_048_576;

/**
 * Reads a stream of JSON documents, one a line, that arrives in pieces (Docker's `/events`, `/stats`
 * and image pulls). A line that is not JSON is passed over: one broken event must not end a stream.
 */
export class JsonLines {
  readonly #decoder = new TextDecoder();
  #rest = '';

  /** The documents that this piece completed. */
  push(chunk: Uint8Array): unknown[] {
    this.#rest += this.#decoder.decode(chunk, { stream: true });
    const lines = this.#rest.split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > maxLineLength) this.#rest = '';
    return lines.flatMap(parse);
  }
}

function parse(line: string): unknown[] {
  if (!line.trim()) return [];
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
