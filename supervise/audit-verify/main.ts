import { resolve } from 'node:path';
import { EnvironmentError, readEnvironment } from '@/lib/environment/read';
import { verifyAuditLog } from '@/supervise/audit-verify/verify';
import { databaseUrl, readConnection } from '@/supervise/postgres/connection';
import { say, warn } from '@/supervise/start/progress';
import { reasonOf, StartRefused, systemCode } from '@/supervise/start/refused';

/** `npm run audit:verify`: exit code 0 when the chain is whole, else 1 and the first broken entry. */
try {
  const report = await verifyAuditLog(databaseToVerify());
  if (report.intact) say(`The audit log is whole: ${report.entries} entries.`);
  else {
    warn(`The audit log is broken at entry ${report.seq}: ${report.problem}.`);
    process.exitCode = 1;
  }
} catch (error) {
  process.exitCode = 1;
  if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ECONNREFUSED') {
    warn('The database does not run. Start Wheelhouse (npm start) and ask again.');
  } else if (error instanceof StartRefused || error instanceof EnvironmentError) warn(error.message);
  else warn(`The audit log cannot be read: ${reasonOf(error)}`);
}

function databaseToVerify(): string {
  const { DATABASE_URL, WHEELHOUSE_DATA } = readEnvironment(['DATABASE_URL', 'WHEELHOUSE_DATA']);
  if (DATABASE_URL !== undefined) return DATABASE_URL;
  const connection = readConnection(resolve(WHEELHOUSE_DATA));
  if (connection === null) {
    throw new StartRefused(
      `There is no database in ${resolve(WHEELHOUSE_DATA)}. Set WHEELHOUSE_DATA or DATABASE_URL.`,
    );
  }
  return databaseUrl(connection);
}
