import { readFileSync } from 'node:fs';
import { readEnvironment } from '@/lib/environment/read';

export const dataKeyBytes = 32;

let known: Buffer | undefined;

/**
 * The key of this installation for secrets at rest, read once from WHEELHOUSE_KEY_FILE.
 *
 * @throws EnvironmentError when the file is not named; Error when it is no key.
 */
export function dataKey(): Buffer {
  known ??= readDataKey(readEnvironment(['WHEELHOUSE_KEY_FILE']).WHEELHOUSE_KEY_FILE);
  return known;
}

function readDataKey(file: string): Buffer {
  const key = readFileSync(file);
  if (key.length !== dataKeyBytes) throw new Error(`${file} is not a data key of ${dataKeyBytes} bytes.`);
  return key;
}
