/** Prisma's own codes: https://www.prisma.io/docs/orm/reference/error-reference */
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
/** SQLSTATE: connection exceptions, shutting down or starting up, too many connections. */
const states = /^(?:08...|57P0[1-5]|53300)$/;
const systemCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH']);
/** What the driver adapter calls it. */
const kinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);
/** Where the driver gives nothing but words; Prisma writes a SQLSTATE into its own. */
const words =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|is not queryable|connect ENOENT|Can't reach database server|write EPIPE|read ECONNRESET|Code: `(?:08...|57P0[1-5]|53300)`/;

const deepest = 6;

/** Whether an error says that the database is away, starting, or does not answer. */
export function isUnreachable(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > deepest) return false;
  const { code, originalCode, kind, message, meta, cause, driverAdapterError } = error as Record<
    string,
    unknown
  >;
  return (
    isOneOf(prismaCodes, code) ||
    isOneOf(systemCodes, code) ||
    isOneOf(kinds, kind) ||
    [code, originalCode].some((state) => typeof state === 'string' && states.test(state)) ||
    (typeof message === 'string' && words.test(message)) ||
    [meta, cause, driverAdapterError].some((inner) => isUnreachable(inner, depth + 1))
  );
}

function isOneOf(set: ReadonlySet<string>, value: unknown): boolean {
  return typeof value === 'string' && set.has(value);
}
