import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AuditDirectory } from '@/lib/audit/sealed/directory';
import type { ChainHead } from '@/lib/audit/verify/verify-chain';
import { verifyExport } from '@/lib/audit/verify/verify-export';
import { verifyAuditLog } from '@/lib/audit/verify/verify-log';
import { EnvironmentError, readEnvironment } from '@/lib/environment/read';
import { reasonOf } from '@/lib/log/reason-of';
import { auditDirectoryIn } from '@/supervise/audit-keeper/open-directory';
import { databaseUrl, readConnection } from '@/supervise/postgres/connection';
import { say, warn } from '@/supervise/start/progress';
import { StartRefused, systemCode } from '@/supervise/start/refused';

/**
 * `npm run audit:verify`: the log in the database; with paths of sealed exports these, in their order.
 * Exit code 0 when all is whole; 1 when something is broken, naming the first such entry; 2 when it
 * could not be checked.
 */
const exitCodes = { broken: 1, notChecked: 2 } as const;

const environment = readEnvironment(['DATABASE_URL', 'WHEELHOUSE_DATA', 'WHEELHOUSE_AUDIT_EXPORTS']);
const dataPath = resolve(environment.WHEELHOUSE_DATA);
const files = process.argv.slice(2);

try {
  const directory = auditDirectoryIn(dataPath, environment.WHEELHOUSE_AUDIT_EXPORTS);
  if (files.length > 0) await verifyFiles(directory);
  else await verifyDatabase(directory);
} catch (error) {
  process.exitCode = exitCodes.notChecked;
  if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ECONNREFUSED') {
    warn('The database does not run. Start Wheelhouse (npm start) and ask again.');
  } else if (error instanceof StartRefused || error instanceof EnvironmentError) warn(error.message);
  else warn(`The audit log cannot be read: ${reasonOf(error)}`);
}

async function verifyDatabase(directory: AuditDirectory): Promise<void> {
  const report = await verifyAuditLog(databaseToVerify(), directory);
  if (!report.intact) {
    warn(`The audit log is broken at entry ${report.seq}: ${report.problem}.`);
    process.exitCode = exitCodes.broken;
    return;
  }
  say(`The audit log is whole: ${report.entries} entries.`);
  if (!existsSync(directory.checkpoints)) {
    say(
      `There are no checkpoints in ${directory.path}: entries that were cut off its end would not be missed.`,
    );
  }
}

async function verifyFiles(directory: AuditDirectory): Promise<void> {
  const hasKey = existsSync(directory.publicKey);
  if (!hasKey)
    say(`There is no ${directory.publicKey}: each file is checked with the key that it names itself.`);
  const key = hasKey ? readFileSync(directory.publicKey, 'utf8') : null;
  let before: ChainHead | null = null;
  for (const file of files) {
    if (!existsSync(file)) throw new StartRefused(`There is no file ${file}.`);
    const report: Awaited<ReturnType<typeof verifyExport>> = await verifyExport(file, key, before);
    if (!report.intact) {
      warn(`${file} is broken at entry ${report.seq}: ${report.problem}.`);
      process.exitCode = exitCodes.broken;
      return;
    }
    before = report.last ?? null;
    say(`${file} is whole: ${report.entries} entries.`);
  }
}

function databaseToVerify(): string {
  if (environment.DATABASE_URL !== undefined) return environment.DATABASE_URL;
  const connection = readConnection(dataPath);
  if (connection === null) {
    throw new StartRefused(`There is no database in ${dataPath}. Set WHEELHOUSE_DATA or DATABASE_URL.`);
  }
  return databaseUrl(connection);
}
