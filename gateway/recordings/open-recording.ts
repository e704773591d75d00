import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { db } from '@/lib/db/client';
import type { RecordingEnd } from '@/prisma/generated/client';

const zipped = promisify(gzip);

/** Whose terminal it is, and where. */
export interface RecordedSession {
  readonly correlationId: string;
  readonly cluster: string;
  readonly containerId: string;
  readonly containerName: string;
  readonly collection: string;
  readonly username: string;
  readonly credential: string;
  readonly address: string;
  readonly command: string;
}

/** What was written, for the audit log. */
export interface WrittenRecording {
  readonly id: string;
  readonly sha256: string;
}

/** A recording that is being written, part by part: what is in a part is safe once `append` has resolved. */
export class OpenRecording {
  readonly #id: string;
  readonly #hash = createHash('sha256');
  #place = 0;

  private constructor(id: string) {
    this.#id = id;
  }

  /** @throws Error when it cannot be written: then the terminal must not be opened */
  static async begin(session: RecordedSession, startedAt: Date): Promise<OpenRecording> {
    const { id } = await db.terminalRecording.create({
      data: { ...session, startedAt },
      select: { id: true },
    });
    return new OpenRecording(id);
  }

  /** Writes lines. One call at a time. @throws Error when they could not be written */
  async append(lines: string): Promise<void> {
    const bytes = new Uint8Array(await zipped(lines));
    await db.terminalRecordingPart.create({
      data: { recordingId: this.#id, place: this.#place, bytes },
      select: { place: true },
    });
    this.#place += 1;
    this.#hash.update(lines);
  }

  /** Nothing can be appended from then on. @throws Error when it could not be written */
  async end(end: RecordingEnd, printedBytes: number): Promise<WrittenRecording> {
    const sha256 = this.#hash.digest();
    await db.terminalRecording.update({
      where: { id: this.#id },
      data: { endedAt: new Date(), end, printedBytes, sha256: new Uint8Array(sha256) },
      select: { id: true },
    });
    return { id: this.#id, sha256: sha256.toString('hex') };
  }
}
