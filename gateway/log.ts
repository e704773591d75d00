import { reasonOf as wholeReasonOf } from '@/lib/log/reason-of';

export type LogLevel = 'info' | 'warn' | 'error';

/**
 * One line of JSON on standard output. Never give it headers, bodies or queries: they carry
 * credentials.
 */
export function log(level: LogLevel, event: string, fields: Readonly<Record<string, unknown>> = {}): void {
  process.stdout.write(
    `${JSON.stringify({ at: new Date().toISOString(), level, process: 'gateway', event, ...fields })}\n`,
  );
}

/** The message of whatever was thrown, on one line. */
export function reasonOf(error: unknown): string {
  return wholeReasonOf(error).replaceAll(/\s+/g, ' ').slice(0, 500);
}
