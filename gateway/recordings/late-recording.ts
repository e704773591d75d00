import type { Call } from '@/gateway/call';
import { coalesced } from '@/gateway/coalesced';
import { log, reasonOf } from '@/gateway/log';
import { knownPlaces } from '@/gateway/placements/known-places';
import type { Placed } from '@/gateway/placements/places';
import { type Printing, type Recording, record } from '@/gateway/recordings/begin-recording';
import { followSizes } from '@/gateway/recordings/recorded-sizes';
import type { LeadThrough } from '@/gateway/streams/splice';
import type { CollectionPath } from '@/lib/access/collection-path';
import { db } from '@/lib/db/client';
import type { TerminalSize } from '@/lib/recordings/cast';
import { recordedBecauseOf } from '@/lib/recordings/policy';

/** Open terminals that nobody asked to record when they were opened. */
const unrecorded = new Set<LateRecording>();

/**
 * A terminal that is open and not recorded. When its collection comes to ask for it, or it is moved to
 * one that does, it is recorded from that moment on, and its person told.
 */
export class LateRecording {
  readonly #call: Call;
  readonly #container: Placed;
  readonly #describe: () => Promise<Printing>;
  #size: TerminalSize | null = null;
  #beginning: Promise<void> | null = null;
  #recording: Recording | null = null;
  readonly #stopFollowing: () => void;
  #lead: LeadThrough = () => undefined;
  #cut: (reason: string) => void = () => undefined;

  /** @param id the exec, or the container whose own process it is */
  constructor(call: Call, container: Placed, id: string, describe: () => Promise<Printing>) {
    this.#call = call;
    this.#container = container;
    this.#describe = describe;
    // Clients tell how large their screens are when they open them, and not again.
    const resized = (size: TerminalSize) => {
      this.#size = size;
    };
    this.#stopFollowing = followSizes(call.cluster.id, id, { resized });
  }

  /** It is open. @param cut ends it */
  joined(lead: LeadThrough, cut: (reason: string) => void): void {
    this.#lead = lead;
    this.#cut = cut;
    unrecorded.add(this);
    // The collection may have come to ask for it since that was looked at.
    beginLateRecordings();
  }

  get collection(): CollectionPath {
    const { kind, id, place } = this.#container;
    const placedBy = place.through ?? { kind, id };
    const clusterId = this.#call.cluster.id;
    const now = knownPlaces.findLatest({ clusterId, kind: placedBy.kind, engineId: placedBy.id });
    return now?.collection ?? place.collection;
  }

  /** It is recorded from now on, or ends: nobody has a terminal that asks to be recorded and is not. */
  begin(because: CollectionPath): void {
    if (!unrecorded.delete(this)) return;
    this.#beginning = this.#begin(because).catch((error: unknown) => {
      const { correlationId } = this.#call.exchange;
      log('error', 'terminal not recorded', { correlationId, reason: reasonOf(error) });
      this.#cut('Terminals here are recorded from now on, and this one could not be.');
    });
  }

  /** It is over. @returns one line for the audit log, where it came to be recorded */
  async finish(end: 'closed' | 'cut'): Promise<string | null> {
    unrecorded.delete(this);
    this.#stopFollowing();
    await this.#beginning;
    return this.#recording?.finish(end) ?? null;
  }

  async #begin(because: CollectionPath): Promise<void> {
    const printing = await this.#describe();
    const place = { ...this.#container.place, collection: this.collection };
    const sentence = `This terminal is recorded from now on, as ${because} asks for it.`;
    const recording = await record(this.#call, { ...this.#container, place }, printing, sentence);
    this.#recording = recording;
    if (this.#size) recording.recorder.resized(this.#size);
    // In the middle of a line of somebody's, perhaps.
    const notice = printing.isTerminal ? Buffer.concat([newLine, recording.notice]) : recording.notice;
    this.#lead(recording.recorder, notice, !printing.isTerminal);
  }
}

const newLine = Buffer.from('\r\n');

/** What collections ask for, or where things are, may have changed. */
export function beginLateRecordings(): void {
  if (unrecorded.size > 0) void look();
}

const look = coalesced(async () => {
  try {
    const asking = new Map<CollectionPath, CollectionPath | null>();
    for (const { collection } of unrecorded) asking.set(collection, null);
    for (const path of asking.keys()) asking.set(path, await recordedBecauseOf(db, path));
    for (const terminal of [...unrecorded]) {
      const because = asking.get(terminal.collection) ?? null;
      if (because !== null) terminal.begin(because);
    }
  } catch (error) {
    // The streams' rights cannot be checked either: they are cut, or it is looked at again.
    log('warn', 'recording policies not read', { reason: reasonOf(error) });
  }
});
