import pg from 'pg';

export type Invalidation = 'access' | 'placements' | 'clusters' | 'reconnected';

const channel = 'wheelhouse';
const retryMs = 500;

/**
 * Follows the database's notices of change (see the triggers in prisma/migrations). After a lost
 * connection it calls with 'reconnected', since notices were missed: drop everything cached.
 *
 * @returns a function that stops following
 */
export function listen(databaseUrl: string, onInvalidation: (what: Invalidation) => void): () => void {
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let connectedBefore = false;

  const lost = (which: pg.Client) => {
    if (stopped || which !== client) return;
    client = undefined;
    which.end().catch(() => undefined);
    retry = setTimeout(connect, retryMs);
  };

  const connect = () => {
    const attempt = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    client = attempt;
    attempt.on('error', () => lost(attempt));
    attempt.on('end', () => lost(attempt));
    attempt.on('notification', ({ payload }) => {
      if (payload === 'access' || payload === 'placements' || payload === 'clusters') onInvalidation(payload);
    });
    attempt
      .connect()
      .then(() => attempt.query(`LISTEN ${channel}`))
      .then(() => {
        if (connectedBefore) onInvalidation('reconnected');
        connectedBefore = true;
      })
      .catch(() => lost(attempt));
  };

  connect();
  return () => {
    stopped = true;
    clearTimeout(retry);
    client?.end().catch(() => undefined);
  };
}
