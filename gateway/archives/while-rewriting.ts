import type { Readable } from 'node:stream';
import type { ArchiveEntry } from '@/gateway/archives/entry';
import { type Fate, type RewrittenArchive, rewriteArchive } from '@/gateway/archives/rewrite-archive';
import type { Call } from '@/gateway/call';
import type { EngineAnswer } from '@/gateway/engines/wire/engine-answer';

/** An upload that was read to its end, while the engine waits for the rest. */
export interface ReadUpload {
  readonly archive: RewrittenArchive;
  /** The engine's answer, which comes once the archive is sealed. */
  readonly answer: Promise<EngineAnswer>;
}

/**
 * Passes an upload on to an engine, entry by entry, up to its end. The engine does nothing before it has
 * the whole archive: what is in it is decided on in between.
 *
 * @param send begins the request with this body
 * @returns the upload, or the answer of an engine that did not want to hear the rest
 */
export async function whileRewriting(
  { exchange }: Pick<Call, 'exchange'>,
  fateOf: (entry: ArchiveEntry) => Fate,
  send: (body: Readable) => Promise<EngineAnswer>,
): Promise<ReadUpload | { readonly early: EngineAnswer }> {
  const archive = rewriteArchive(exchange.request, fateOf);
  const answer = send(archive.output);
  answer.catch(archive.giveUp);
  try {
    return await Promise.race([
      archive.read.then(() => ({ archive, answer })),
      answer.then((early) => ({ early })),
    ]).then((first) => {
      if ('early' in first) archive.giveUp();
      return first;
    });
  } catch (error) {
    archive.giveUp();
    throw error;
  }
}
