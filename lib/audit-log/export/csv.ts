import type { AuditRecord } from '@/lib/audit/schema';

const columns: readonly (readonly [string, (record: AuditRecord) => string])[] = [
  ['id', ({ id }) => id],
  ['at', ({ at }) => at],
  ['actor', ({ actor }) => actor],
  ['credential', ({ credential }) => credential],
  ['credential id', ({ credentialId }) => credentialId],
  ['address', ({ address }) => address],
  ['client', ({ client }) => client],
  ['operation', ({ operation }) => operation],
  ['outcome', ({ outcome }) => outcome],
  ['status', ({ status }) => String(status ?? '')],
  ['cluster', ({ cluster }) => cluster],
  ['resource kind', ({ resource }) => resource.kind],
  ['resource name', ({ resource }) => resource.name],
  ['resource id', ({ resource }) => resource.id],
  ['collection', ({ collection }) => collection],
  ['allowed by', ({ allowedBy }) => allowedBy],
  ['detail', ({ detail }) => detail],
  ['duration ms', ({ durationMs }) => String(durationMs ?? '')],
  ['correlation id', ({ correlationId }) => correlationId],
  ['request', ({ request }) => jsonOrNothing(request)],
  ['before', ({ before }) => jsonOrNothing(before)],
  ['after', ({ after }) => jsonOrNothing(after)],
];

/** RFC 4180: fields in quotation marks, lines that end in CR LF. */
export function csvHeader(): string {
  return line(columns.map(([name]) => name));
}

export function csvLine(record: AuditRecord): string {
  return line(columns.map(([, read]) => read(record)));
}

function line(fields: readonly string[]): string {
  return `${fields.map(quoted).join(',')}\r\n`;
}

/**
 * Spreadsheets take what begins like this for a formula, wherever a client's text stands in it: an
 * apostrophe before it makes them show it as text (OWASP, CSV injection).
 */
const formula = /^[\s\0]*[=+\-@\t\r|%]/;

function quoted(field: string): string {
  const safe = formula.test(field) ? `'${field}` : field;
  return `"${safe.replaceAll('"', '""')}"`;
}

function jsonOrNothing(content: Readonly<Record<string, unknown>> | null): string {
  return content === null ? '' : JSON.stringify(content);
}
