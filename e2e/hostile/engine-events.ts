import { type ClientRequest, request } from 'node:http';
import { z } from 'zod';
import { LineSplitter } from '@/gateway/streams/line-splitter';

const engineEvent = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: z.string() }),
});

/** What an engine tells of itself, as it happens: the least thing that is done to anything shows here. */
export class EngineEvents {
  readonly #heard: { readonly words: string; readonly id: string }[] = [];
  readonly #request: ClientRequest;

  private constructor(socketPath: string, opened: () => void, failed: (error: Error) => void) {
    this.#request = request({ socketPath, path: '/events', headers: { host: 'engine' } }, (answer) => {
      const lines = new LineSplitter();
      answer.on('data', (chunk: Buffer) => {
        for (const line of lines.push(chunk)) this.#hear(line.toString('utf8'));
      });
      opened();
    });
    this.#request.on('error', failed);
    this.#request.end();
  }

  static listenTo(socketPath: string): Promise<EngineEvents> {
    return new Promise((resolve, reject) => {
      const events: EngineEvents = new EngineEvents(socketPath, () => resolve(events), reject);
    });
  }

  /** What was heard since the last time, of the things that `isAbout` tells. */
  take(isAbout: (id: string) => boolean): string[] {
    return this.#heard.splice(0).flatMap(({ words, id }) => (isAbout(id) ? [words] : []));
  }

  close(): void {
    this.#request.destroy();
  }

  #hear(line: string): void {
    if (line.trim() === '') return;
    const { Type, Action, Actor } = engineEvent.parse(JSON.parse(line));
    this.#heard.push({ words: `${Type} ${Action} ${Actor.ID}`, id: Actor.ID });
  }
}
