import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const kept = 12;

/** The last lines of what a process printed, for saying why it ended. */
export class RecentLines {
  private lines: string[] = [];

  follow(stream: Readable | null, onLine?: (line: string) => void): void {
    if (stream === null) return;
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() === '') return;
      this.lines.push(line);
      if (this.lines.length > kept) this.lines.shift();
      onLine?.(line);
    });
  }

  /** What was kept, and begins anew. */
  take(): string[] {
    const lines = this.lines;
    this.lines = [];
    return lines;
  }
}
