import pg from 'pg';

/** First key of the advisory locks by which processes agree on who does what only one should do. */
const leadingLock = 0x77_67_6c_64;
const everyMs = 2_000;
/** A connection that is silent for longer is given up, and whatever was held over it. */
const answerWithinMs = 1_500;

/**
 * Of several processes of a kind over one database, one at a time leads in a matter: one gateway
 * samples a cluster, say. Leading is a lock of a database session, so it ends with the process however that ends, and
 * another takes over within seconds.
 */
export class Leadership {
  readonly #databaseUrl: string;
  readonly #wanted = new Set<string>();
  readonly #held = new Set<string>();
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  readonly #onLost: (error: unknown) => void;

  /** @param onLost told why whatever was led is led no more */
  constructor(databaseUrl: string, onLost: (error: unknown) => void) {
    this.#databaseUrl = databaseUrl;
    this.#onLost = onLost;
    this.#connect();
  }

  /** Whether this process leads in the matter now. From the first question on it stands for it. */
  leads(matter: string): boolean {
    if (!this.#wanted.has(matter)) {
      this.#wanted.add(matter);
      this.#soon();
    }
    return this.#held.has(matter);
  }

  /** Gives a matter up that is none any more, e.g. of a cluster that is gone. */
  leave(matter: string): void {
    this.#wanted.delete(matter);
    if (!this.#held.delete(matter)) return;
    this.#client?.query('SELECT pg_advisory_unlock($1, hashtext($2))', [leadingLock, matter]).catch(() => {
      if (this.#client) this.#lost(this.#client);
    });
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#held.clear();
    this.#client?.end().catch(() => undefined);
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#try(), 0);
  }

  #connect(): void {
    const client = new pg.Client({
      connectionString: this.#databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    this.#client = client;
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client));
    client
      .connect()
      .then(() => this.#soon())
      .catch((error: unknown) => this.#lost(client, error));
  }

  #try(): void {
    const client = this.#client;
    if (this.#isStopped || !client) return;
    const open = [...this.#wanted].filter((matter) => !this.#held.has(matter));
    const patience = setTimeout(
      () => this.#lost(client, new Error('the database does not answer')),
      answerWithinMs,
    );
    client
      .query<{ matter: string; won: boolean }>(
        'SELECT w AS "matter", pg_try_advisory_lock($1, hashtext(w)) AS "won" FROM unnest($2::text[]) w',
        [leadingLock, open],
      )
      .then(({ rows }) => {
        if (client !== this.#client) return;
        for (const { matter, won } of rows) if (won && this.#wanted.has(matter)) this.#held.add(matter);
        this.#timer = setTimeout(() => this.#try(), everyMs);
      })
      .catch((error: unknown) => this.#lost(client, error))
      .finally(() => clearTimeout(patience));
  }

  #lost(which: pg.Client, error?: unknown): void {
    if (this.#isStopped || which !== this.#client) return;
    if (error) this.#onLost(error);
    this.#client = undefined;
    this.#held.clear();
    clearTimeout(this.#timer);
    which.end().catch(() => undefined);
    this.#timer = setTimeout(() => this.#connect(), everyMs);
  }
}
