import { join } from 'node:path';

/** Where the list of stolen passwords is kept in a data directory. */
export function breachedFolderIn(dataDirectory: string): string {
  return join(dataDirectory, 'breached-passwords');
}
