/** What engines and their builder say of archives that tells nothing of what is in them. */
const telling: readonly RegExp[] = [
  /no space left on device/i,
  /disk quota exceeded/i,
  /read-only file ?system|marked read-only/i,
  /permission denied/i,
  /operation not permitted/i,
  /no such (?:file or directory|container|image|volume)/i,
  /could not find the file/i,
  /not a directory/i,
  /is a directory/i,
  /cannot overwrite/i,
  /unexpected EOF/i,
  /invalid tar header/i,
  /invalid manifest/i,
  /dockerfile parse error(?: on)?(?: line \d+)?/i,
  /unknown instruction/i,
  /returned a non-zero code: \d+/i,
  /(?:COPY|ADD) failed/i,
  /pull access denied/i,
  /manifest unknown/i,
  /i\/o timeout/i,
  /connection refused/i,
  /context (?:deadline exceeded|canceled)/i,
  /out of memory|signal: killed/i,
];

/**
 * What may be kept of an engine's words on an archive that was sent to it: it repeats lines of Dockerfiles
 * and of files, and nobody knows which of them are secrets. Whoever sent it is told all.
 */
export function wordsOnArchive(said: string): string {
  const found = telling.flatMap((phrase) => phrase.exec(said)?.[0] ?? []);
  return found.length > 0
    ? found.join('; ')
    : 'What the engine said may repeat the archive, and is not kept.';
}
