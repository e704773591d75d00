import * as z from 'zod/mini';
import { engineRequest } from '@/components/live/engine-request';
import { engineSocketUrl } from '@/components/live/engine-url';
import { isDenied } from '@/components/live/failure-kind';
import { failureMessage, RequestFailure } from '@/lib/http/failure';

export type TerminalPhase = 'connecting' | 'open' | 'ended';

export interface TerminalState {
  readonly phase: TerminalPhase;
  /** Why it ended; "" before. */
  readonly sentence: string;
  /** Whether it ended for a reason that trying again cannot change. */
  readonly isFinal: boolean;
}

export interface TerminalTarget {
  readonly cluster: string;
  readonly containerId: string;
  readonly command: readonly string[];
}

export interface TerminalListener {
  onOutput(bytes: Uint8Array): void;
  onState(state: TerminalState): void;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

const created = z.object({ Id: z.string() });
const inspected = z.object({ Running: z.boolean(), ExitCode: z.nullish(z.number()) });
const resizeAfterMs = 80;

/** One command running in a container, with its screen in the browser: exec create, then a WebSocket. */
export class TerminalSession {
  #socket: WebSocket | null = null;
  #execId = '';
  #size: TerminalSize;
  #resizing: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(
    readonly target: TerminalTarget,
    readonly listener: TerminalListener,
    size: TerminalSize,
  ) {
    this.#size = size;
  }

  /** Never rejects: what goes wrong is a state with its sentence. */
  async open(): Promise<void> {
    const { cluster, containerId, command } = this.target;
    this.#tell({ phase: 'connecting', sentence: '', isFinal: false });
    try {
      const answer = await engineRequest(cluster, `/containers/${containerId}/exec`, {
        method: 'POST',
        body: {
          AttachStdin: true,
          AttachStdout: true,
          AttachStderr: true,
          Tty: true,
          Env: ['TERM=xterm-256color'],
          Cmd: command,
        },
      });
      this.#execId = z.parse(created, await answer.json()).Id;
    } catch (error) {
      this.#tell({ phase: 'ended', sentence: failureMessage(error), isFinal: isDenied(error) });
      return;
    }
    if (!this.#isClosed) this.#connect();
  }

  send(input: string | Uint8Array): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(typeof input === 'string' ? new TextEncoder().encode(input) : new Uint8Array(input));
  }

  /** Tells the engine the size of the screen, once it has come to rest. */
  resize(size: TerminalSize): void {
    if (size.columns === this.#size.columns && size.rows === this.#size.rows) return;
    this.#size = size;
    clearTimeout(this.#resizing);
    this.#resizing = setTimeout(() => this.#sendSize(), resizeAfterMs);
  }

  /** Leaves the terminal; nothing is told any more. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#resizing);
    this.#socket?.close();
  }

  #connect(): void {
    const { cluster } = this.target;
    const url = engineSocketUrl(location.origin, cluster, `/exec/${this.#execId}/start`, { tty: true });
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    socket.onopen = () => {
      this.#tell({ phase: 'open', sentence: '', isFinal: false });
      this.#sendSize();
    };
    socket.onmessage = ({ data }) => {
      if (!this.#isClosed && data instanceof ArrayBuffer) this.listener.onOutput(new Uint8Array(data));
    };
    socket.onclose = ({ code, reason }) => void this.#ended(code, reason);
  }

  async #ended(code: number, reason: string): Promise<void> {
    if (this.#isClosed) return;
    clearTimeout(this.#resizing);
    this.#tell(await endingOf(this.target, this.#execId, code, reason));
  }

  #sendSize(): void {
    const { columns, rows } = this.#size;
    engineRequest(this.target.cluster, `/exec/${this.#execId}/resize`, {
      method: 'POST',
      query: { h: rows, w: columns },
    }).catch((error: unknown) => {
      // A command that has just ended has no screen left; how it ended is told by the socket.
      if (!(error instanceof RequestFailure)) throw error;
    });
  }

  #tell(state: TerminalState): void {
    if (!this.#isClosed) this.listener.onState(state);
  }
}

/** WebSocket close code of RFC 6455 for "your message breaks our policy": the right was taken away. */
const policyViolation = 1008;

/** Why a terminal ended. The door may give the reason; else the command's own state says it. */
export async function endingOf(
  { cluster }: TerminalTarget,
  execId: string,
  code: number,
  reason: string,
): Promise<TerminalState> {
  const ended = (sentence: string, isFinal = false): TerminalState => ({ phase: 'ended', sentence, isFinal });
  if (code === policyViolation) {
    return ended(reason || 'The terminal was closed: your right to use it was taken away.', true);
  }
  try {
    const answer = await engineRequest(cluster, `/exec/${execId}/json`);
    const { Running, ExitCode } = z.parse(inspected, await answer.json());
    if (Running) return ended(reason || 'The connection was lost while the command was still running.');
    if (ExitCode === 126 || ExitCode === 127) {
      return ended('This command does not exist in the container. Choose another shell.');
    }
    return ended(ExitCode ? `The command ended with exit code ${ExitCode}.` : 'The command ended.');
  } catch (error) {
    if (isDenied(error)) {
      return ended(
        'The terminal was closed: your right to use it was taken away, or the container is gone.',
        true,
      );
    }
    return ended(reason || 'The connection was lost.');
  }
}
