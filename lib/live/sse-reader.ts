export interface ServerEvent {
  readonly event: string;
  readonly data: string;
  /** The latest id so far; null: none yet. */
  readonly id: string | null;
}

/** Reads a text/event-stream that arrives in pieces (WHATWG HTML, 9.2.6). Ours ends its lines by LF alone. */
export class SseReader {
  readonly #decoder = new TextDecoder();
  #rest = '';
  #event = '';
  #data: string[] = [];
  #id: string | null = null;

  /** The events that this piece completed. */
  push(chunk: Uint8Array): ServerEvent[] {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#take(line) ?? []);
  }

  #take(line: string): ServerEvent | null {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.#event = value;
    else if (field === 'data') this.#data.push(value);
    else if (field === 'id') this.#id = value;
    return null;
  }

  #dispatch(): ServerEvent | null {
    const [event, data] = [this.#event, this.#data.join('\n')];
    this.#event = '';
    this.#data = [];
    return data === '' ? null : { event: event || 'message', data, id: this.#id };
  }
}
