import type { AccessDocument } from '@/lib/access-code/document';
import { writeRecords } from '@/lib/yaml/write-records';

/** The document as text: in one order, without what is as it would be anyway. */
export function writeDocument({ version, scope, ...sections }: AccessDocument): string {
  return writeRecords({ version, scope, ...Object.fromEntries(Object.entries(sections).map(briefly)) });
}

function briefly([section, records]: [string, readonly object[] | undefined]): [string, unknown] {
  return [section, records?.map((record) => withoutNothing(record) ?? {}) ?? []];
}

/** Without nulls, false, empty texts, lists and objects, which are what is assumed; a prefix may be "". */
function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  if (typeof value === 'object' && value !== null) {
    const kept = Object.entries(value).flatMap(([key, member]) => {
      // No ports at all is something else than any port.
      const isSaid = key === 'prefix' || ((key === 'ports' || key === 'addresses') && Array.isArray(member));
      const brief = isSaid ? member : withoutNothing(member);
      return brief === undefined ? [] : [[key, brief] as const];
    });
    return kept.length === 0 ? undefined : Object.fromEntries(kept);
  }
  return value === null || value === false || value === '' ? undefined : value;
}
