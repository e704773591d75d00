import type { AuditRecord } from '@/lib/audit/schema';
import { writeDelimited } from '@/lib/delimited/write-delimited';

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

export function csvHeader(): string {
  return writeDelimited([columns.map(([name]) => name)]);
}

/** One entry as a line, with its end. */
export function csvLine(record: AuditRecord): string {
  return writeDelimited([columns.map(([, read]) => read(record))]);
}

function jsonOrNothing(content: Readonly<Record<string, unknown>> | null): string {
  return content === null ? '' : JSON.stringify(content);
}
