import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from './play';

/**
 * Writes what a player saw below the folder that WHEELHOUSE_TOUR_TRANSCRIPTS names, one file per
 * chapter and player: for whoever adds a step and wants to see what it prints, and how long it takes.
 */
export function writeTranscript(path: readonly string[], lines: readonly Line[]): void {
  const folder = process.env.WHEELHOUSE_TOUR_TRANSCRIPTS;
  if (!folder) return;
  mkdirSync(join(folder, ...path.slice(0, -1)), { recursive: true });
  const text = lines.map(
    ({ title, code, stdout, stderr, tookMs }) => `$ ${title}\n${stdout}${stderr}[${code} in ${tookMs} ms]\n`,
  );
  appendFileSync(`${join(folder, ...path)}.txt`, text.join('\n'));
}
