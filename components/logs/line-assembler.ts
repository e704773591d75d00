import { FrameDemultiplexer, type LogStream } from '@/lib/docker-api/frames';

/** One line as it came, without its end; escape codes are still in it. */
export interface LogLine {
  /** The engine's time of the line, RFC 3339 with nanoseconds, fixed width: sorts as text. "" if none. */
  readonly time: string;
  readonly stream: LogStream;
  readonly text: string;
  /** The id of the task that printed it, in the log of a service. */
  readonly task?: string;
}

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}(?:Z|[+-]\d\d:\d\d) /;
/** Before each line of a service: `com.docker.swarm.node.id=…,com.docker.swarm.task.id=… `. */
const leadingDetails = /^\S*com\.docker\.swarm\.\S*\s/;
/** A program that prints without line ends must not fill the memory. */
const maxLineLength = 65_536;

/** Makes lines of a log that was asked for with `timestamps=1`. */
export class LineAssembler {
  readonly #frames: FrameDemultiplexer | null;
  readonly #halves: Record<LogStream, HalfLine>;

  /**
   * @param tty whether the container has a TTY; then the stream is raw, and there is only stdout
   * @param hasDetails whether it was asked for with `details=1`, as that of a service is
   */
  constructor(tty: boolean, hasDetails = false) {
    this.#frames = tty ? null : new FrameDemultiplexer();
    this.#halves = {
      stdout: new HalfLine('stdout', hasDetails),
      stderr: new HalfLine('stderr', hasDetails),
    };
  }

  /** The lines that this piece completed. @throws Error when the stream cannot be read */
  push(chunk: Uint8Array): LogLine[] {
    if (!this.#frames) return this.#halves.stdout.push(chunk);
    return this.#frames.push(chunk).flatMap(({ stream, payload }) => this.#halves[stream].push(payload));
  }

  /** What was printed last without a line end. */
  end(): LogLine[] {
    return [...this.#halves.stdout.end(), ...this.#halves.stderr.end()];
  }
}

class HalfLine {
  readonly #decoder = new TextDecoder();
  #rest = '';

  constructor(
    readonly stream: LogStream,
    readonly hasDetails: boolean,
  ) {}

  push(chunk: Uint8Array): LogLine[] {
    const decoded = this.#decoder.decode(chunk, { stream: true });
    // Nearly always a frame is one line.
    if (this.#rest === '' && decoded.indexOf('\n') === decoded.length - 1 && decoded !== '') {
      return [this.#line(decoded.slice(0, -1))];
    }
    // The engine cuts a line beyond 16 KiB into messages and stamps each of them with the time.
    this.#rest += this.#rest ? decoded.replace(timestamp, '') : decoded;
    const parts = this.#rest.split('\n');
    this.#rest = parts.pop() ?? '';
    if (this.#rest.length > maxLineLength) {
      parts.push(this.#rest);
      this.#rest = '';
    }
    return parts.map((part) => this.#line(part));
  }

  end(): LogLine[] {
    const rest = this.#rest + this.#decoder.decode();
    this.#rest = '';
    return rest ? [this.#line(rest)] : [];
  }

  #line(raw: string): LogLine {
    const stamp = timestamp.exec(raw)?.[0] ?? '';
    const time = stamp === '' ? '' : raw.slice(0, stamp.length - 1);
    const rest = raw.slice(stamp.length);
    if (!this.hasDetails) return { time, stream: this.stream, text: asLastShown(rest) };
    const details = leadingDetails.exec(rest)?.[0] ?? '';
    return { time, stream: this.stream, text: asLastShown(rest.slice(details.length)), ...taskOf(details) };
  }
}

/** A progress bar overwrites its line by carriage returns; a terminal would show the last state. */
function asLastShown(text: string): string {
  if (!text.includes('\r')) return text;
  const kept = text.replace(/\r+$/, '');
  return kept.slice(kept.lastIndexOf('\r') + 1);
}

function taskOf(details: string): Pick<LogLine, 'task'> {
  const task = /com\.docker\.swarm\.task\.id=([0-9a-z]+)/.exec(details)?.[1];
  return task === undefined ? {} : { task };
}
