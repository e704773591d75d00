import { resolve } from 'node:path';
import { EnvironmentError, readEnvironment } from '@/lib/environment/read';
import { reasonOf } from '@/lib/log/reason-of';
import { databaseUrl, readConnection } from '@/supervise/postgres/connection';
import { say, warn } from '@/supervise/start/progress';

/**
 * `npm run emergency-access -- NAME`: for whoever has the machine when nobody can sign in any more.
 * The account is enabled and kept for emergencies, and gets a password for one sign-in. It gains no
 * right that it did not hold.
 */
try {
  const username = process.argv[2] ?? '';
  if (username === '') throw new EnvironmentError(['Say whose account: npm run emergency-access -- admin']);
  const environment = readEnvironment(['DATABASE_URL', 'WHEELHOUSE_DATA']);
  const connection = readConnection(resolve(environment.WHEELHOUSE_DATA));
  const url = environment.DATABASE_URL ?? (connection && databaseUrl(connection));
  if (!url) throw new EnvironmentError(['There is no database here. Set WHEELHOUSE_DATA or DATABASE_URL.']);
  process.env.DATABASE_URL = url;
  const { openForEmergency } = await import('@/lib/identity/emergency-access');
  const password = await openForEmergency(username);
  say(`${username} signs in with this password once, and then chooses another: ${password}`);
  process.exit(0);
} catch (error) {
  warn(reasonOf(error));
  process.exit(1);
}
