import { Transform, type TransformCallback } from 'node:stream';
import type { OpenRecording, WrittenRecording } from '@/gateway/recordings/open-recording';
import { type PrintedText, printedText } from '@/gateway/recordings/printed-text';
import { castEventLine, castHeadLine, type TerminalSize, usualSize } from '@/lib/recordings/cast';
import { mostPrintedBytes } from '@/lib/recordings/schema';
import type { RecordingEnd } from '@/prisma/generated/client';

/** What was printed is safe after this long at the latest, or after this many characters. */
const writeAfterMs = 1_000;
const writeAfterCharacters = 256 * 1024;

interface Recorded {
  readonly title: string;
  readonly isTerminal: boolean;
  readonly startedAt: Date;
}

/**
 * What an engine prints passes through here on its way to the client, and is recorded. It passes no
 * faster than it can be written; when it cannot be written, or is more than a recording holds, the
 * stream breaks off: nobody has a terminal that asks to be recorded and is not.
 */
export class TerminalRecorder extends Transform {
  readonly #recording: OpenRecording;
  readonly #recorded: Recorded;
  readonly #text: PrintedText;
  #size: TerminalSize = usualSize;
  #hasHead = false;
  #lines: string[] = [];
  #waiting = 0;
  #printed = 0;
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #failed: RecordingEnd | null = null;

  constructor(recording: OpenRecording, recorded: Recorded) {
    super();
    this.#recording = recording;
    this.#recorded = recorded;
    this.#text = printedText(recorded.isTerminal);
  }

  /** The screen has another size from now on. */
  resized(size: TerminalSize): void {
    if (this.#hasHead || this.#lines.length > 0) this.#add({ kind: 'r', size });
    this.#size = size;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#printed += chunk.length;
    if (this.#printed > mostPrintedBytes) {
      this.#failed = 'full';
      done(new Error('the recording is full'));
      return;
    }
    try {
      const text = this.#text.push(chunk);
      if (text !== '') this.#add({ kind: 'o', text });
    } catch (error) {
      this.#failed = 'unwritten';
      done(error instanceof Error ? error : new Error('what was printed cannot be read'));
      return;
    }
    if (this.#waiting < writeAfterCharacters) done(null, chunk);
    else this.#write().then(() => done(null, chunk), done);
  }

  /** Writes what is left, and that it is over. @throws Error when that could not be written */
  async finish(end: RecordingEnd): Promise<WrittenRecording> {
    if (this.#failed !== 'unwritten') await this.#write();
    else await this.#writing.catch(() => undefined);
    clearTimeout(this.#timer);
    return this.#recording.end(this.#failed ?? end, this.#printed);
  }

  #add(event: { kind: 'o'; text: string } | { kind: 'r'; size: TerminalSize }): void {
    const seconds = Math.max(0, (Date.now() - this.#recorded.startedAt.getTime()) / 1_000);
    const line = castEventLine({ seconds, ...event });
    this.#lines.push(line);
    this.#waiting += line.length;
    this.#timer ??= setTimeout(() => {
      this.#write().catch((error: unknown) =>
        this.destroy(error instanceof Error ? error : new Error('the recording cannot be written')),
      );
    }, writeAfterMs);
  }

  /** Writes all there is; after what is being written already. */
  #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#hasHead) {
      // The size comes a moment after the beginning: clients send it once the stream is open.
      const { title, startedAt } = this.#recorded;
      this.#lines.unshift(castHeadLine({ ...this.#size, at: startedAt, title }));
      this.#hasHead = true;
    }
    const lines = this.#lines.join('');
    this.#lines = [];
    this.#waiting = 0;
    this.#writing = this.#writing
      .then(() => (lines === '' ? undefined : this.#recording.append(lines)))
      .catch((error: unknown) => {
        this.#failed = 'unwritten';
        throw error;
      });
    return this.#writing;
  }
}
