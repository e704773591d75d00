import { entryOf } from '@/lib/passwords/breached/entry';
import { isListed } from '@/lib/passwords/breached/list-file';

/** Whether the password is on the list of known ones, as it was typed or as it is kept. */
export function isBreached(password: string): boolean {
  const kept = password.normalize('NFKC');
  return isListed(entryOf(password)) || (kept !== password && isListed(entryOf(kept)));
}
