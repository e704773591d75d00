/**
 * One line of JSON on standard error: something failed that nobody foresaw. Never give it headers,
 * bodies or queries: they carry credentials.
 */
export function logFailure(event: string, error: unknown, requestId: string): void {
  const shown =
    error instanceof Error ? { reason: error.message, stack: error.stack } : { reason: String(error) };
  process.stderr.write(
    `${JSON.stringify({ at: new Date().toISOString(), level: 'error', process: 'web', event, requestId, ...shown })}\n`,
  );
}
