import { readdirSync, readFileSync } from 'node:fs';

/** What is held to the code: it speaks of what is now. Decisions stay as they were taken. */
export const documents: readonly string[] = [
  'README.md',
  'ARCHITECTURE.md',
  'docs/security.md',
  'docs/refused-on-purpose.md',
  ...readdirSync('docs/guides').map((name) => `docs/guides/${name}`),
];

/** @param document its path from the root */
export function read(document: string): string {
  return readFileSync(document, 'utf8');
}
