import type { Call } from '@/gateway/call';
import { log, reasonOf } from '@/gateway/log';
import type { Placed } from '@/gateway/placements/places';
import { OpenRecording, type WrittenRecording } from '@/gateway/recordings/open-recording';
import { noticeBytes } from '@/gateway/recordings/printed-text';
import { followSizes } from '@/gateway/recordings/recorded-sizes';
import { TerminalRecorder } from '@/gateway/recordings/terminal-recorder';
import { Refused } from '@/gateway/refused';
import type { CollectionPath } from '@/lib/access/collection-path';
import { auditActor } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { recordedBecauseOf } from '@/lib/recordings/policy';
import type { RecordingEnd } from '@/prisma/generated/client';

/** What prints into a raw stream. */
export interface Printing {
  /** The exec, or the container whose own process it is. */
  readonly id: string;
  /** Without secrets; empty for a container's own process. */
  readonly command: string;
  readonly isTerminal: boolean;
}

/** A raw stream that is recorded. */
export interface Recording {
  readonly recorder: TerminalRecorder;
  /** Tells the person, in the form of the stream, before all else. */
  readonly notice: Buffer;
  /** @returns one line for the audit log */
  finish(end: Extract<RecordingEnd, 'closed' | 'cut'>): Promise<string>;
}

/**
 * Begins to record where the container's collection, or one above it, asks for it; null where none
 * does.
 *
 * @throws Refused 503 when it cannot be recorded: nothing may be opened then
 */
export async function beginRecording(
  call: Call,
  container: Placed,
  describe: () => Promise<Printing>,
): Promise<Recording | null> {
  try {
    const because = await recordedBecauseOf(db, container.place.collection);
    return because === null ? null : await record(call, container, await describe(), inWordsFrom(because));
  } catch (error) {
    if (error instanceof Refused) throw error;
    log('error', 'terminal not recorded', {
      correlationId: call.exchange.correlationId,
      reason: reasonOf(error),
    });
    throw new Refused(503, 'Nothing was opened: terminals here are recorded, and this one could not be.');
  }
}

function inWordsFrom(because: CollectionPath): string {
  return `This terminal is recorded, as ${because} asks for it.`;
}

/** Begins to record. @param sentence what the person is told @throws Error when it cannot be written */
export async function record(
  { actor, cluster, exchange }: Call,
  container: Placed,
  { id, command, isTerminal }: Printing,
  sentence: string,
): Promise<Recording> {
  const startedAt = new Date();
  const { username, credential, address } = auditActor(actor);
  const recording = await OpenRecording.begin(
    {
      correlationId: exchange.correlationId,
      cluster: cluster.name,
      containerId: container.id,
      containerName: container.name,
      collection: container.place.collection,
      ...{ username, credential, address, command },
    },
    startedAt,
  );
  const title = `${command || 'the container itself'} in ${container.name}`;
  const recorder = new TerminalRecorder(recording, { title, isTerminal, startedAt });
  // Whoever joins the streams hears of it by the close that follows.
  recorder.on('error', () => undefined);
  const stopFollowing = followSizes(cluster.id, id, recorder);
  return {
    recorder,
    notice: noticeBytes(sentence, isTerminal),
    finish: async (end) => {
      stopFollowing();
      return inWords(await recorder.finish(end));
    },
  };
}

function inWords({ id, sha256 }: WrittenRecording): string {
  return `recorded as ${id}, sha256 ${sha256}`;
}
