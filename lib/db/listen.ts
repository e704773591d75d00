import pg from 'pg';

/** The record of where one thing is was made, changed or removed. */
export interface PlacementNotice {
  readonly clusterId: string;
  readonly kind: string;
  readonly engineId: string;
}

/** The screen of a terminal, an exec's or a container's own, has another size. */
export interface SizeNotice {
  readonly clusterId: string;
  readonly id: string;
  readonly size: { readonly columns: number; readonly rows: number };
}

/** Rows that are one person's alone. */
type OwnRows = 'notices' | 'deployments';

/** Of the person of this id, such rows have changed. */
export type OwnNotice = `${OwnRows} ${string}`;

/**
 * What may have changed. 'placements': any of them; 'connected': anything, as notices are heard only
 * from now on; 'lost': nothing is heard any more, until 'connected'.
 */
export type Invalidation =
  | 'access'
  | 'placements'
  | 'clusters'
  | 'alerts'
  | 'connected'
  | 'lost'
  | PlacementNotice
  | SizeNotice
  | OwnNotice;

const channel = 'wheelhouse';
const retryMs = 500;
const checkEveryMs = 500;
/** A connection that is silent for longer is given up: nobody else would notice that it is dead. */
const answerWithinMs = 1_000;

/**
 * Follows the database's notices of change (see the triggers in prisma/migrations). Each
 * time that it connects it calls with 'connected', since notices were missed: drop everything cached.
 *
 * @returns a function that stops following
 */
export function listen(databaseUrl: string, onInvalidation: (what: Invalidation) => void): () => void {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const lost = (which: pg.Client) => {
    if (stopped || which !== client) return;
    client = undefined;
    clearTimeout(timer);
    onInvalidation('lost');
    which.end().catch(() => undefined);
    timer = setTimeout(connect, retryMs);
  };

  const check = (which: pg.Client) => {
    timer = setTimeout(() => lost(which), answerWithinMs);
    which
      .query('SELECT 1')
      .then(() => {
        if (stopped || which !== client) return;
        clearTimeout(timer);
        timer = setTimeout(() => check(which), checkEveryMs);
      })
      .catch(() => lost(which));
  };

  const connect = () => {
    const attempt = new pg.Client({
      connectionString: databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client = attempt;
    attempt.on('error', () => lost(attempt));
    attempt.on('end', () => lost(attempt));
    attempt.on('notification', ({ payload }) => {
      const what = readNotice(payload ?? '');
      if (what !== null) onInvalidation(what);
    });
    attempt
      .connect()
      .then(() => attempt.query(`LISTEN ${channel}`))
      .then(() => {
        if (stopped || attempt !== client) return;
        onInvalidation('connected');
        check(attempt);
      })
      .catch(() => lost(attempt));
  };

  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    client?.end().catch(() => undefined);
  };
}

const simple: ReadonlySet<Invalidation> = new Set(['access', 'placements', 'clusters', 'alerts']);

/** `access`, `notices <user>`, `deployments <user>`, `size <cluster> <id> 80x24` or `placement <cluster> <kind> <id>`; null for what another version may send. */
function readNotice(payload: string): Invalidation | null {
  if (simple.has(payload as Invalidation)) return payload as Invalidation;
  if (isOwnNotice(payload)) return payload;
  const sized = readSize(payload);
  if (sized !== null) return sized;
  const [, clusterId, kind, engineId] = /^placement (\S+) (\S+) (.+)$/s.exec(payload) ?? [];
  if (clusterId === undefined || kind === undefined || engineId === undefined) return null;
  return { clusterId, kind, engineId };
}

function isOwnNotice(payload: string): payload is OwnNotice {
  return /^(?:notices|deployments) [0-9a-f-]{36}$/.test(payload);
}

/** The id of whose rows of this kind have changed; null: nobody's, by this notice. */
export function whoseChanged(what: Invalidation, rows: OwnRows): string | null {
  return typeof what === 'string' && what.startsWith(`${rows} `) ? what.slice(rows.length + 1) : null;
}

export function isPlacementNotice(what: Invalidation): what is PlacementNotice {
  return typeof what === 'object' && 'engineId' in what;
}

export function isSizeNotice(what: Invalidation): what is SizeNotice {
  return typeof what === 'object' && 'size' in what;
}

function readSize(payload: string): SizeNotice | null {
  const [, clusterId, id, columns, rows] = /^size (\S+) (\S+) (\d{1,5})x(\d{1,5})$/.exec(payload) ?? [];
  if (clusterId === undefined || id === undefined) return null;
  return { clusterId, id, size: { columns: Number(columns), rows: Number(rows) } };
}
