import { vi } from 'vitest';
import type { Installation } from '@/e2e/records/installation';

/** All that this process prints from now on. End it with `vi.restoreAllMocks()`. */
export function capturePrinted(): string[] {
  const printed: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    vi.spyOn(stream, 'write').mockImplementation((text, ...rest) => {
      printed.push(String(text));
      return Reflect.apply(write, stream, [text, ...rest]);
    });
  }
  return printed;
}

/** What is in every table, and the audit log as it is exported, by where it stands. */
export async function allThatIsKept({ admin, db }: Installation): Promise<Map<string, string>> {
  const kept = new Map<string, string>();
  for (const format of ['csv', 'jsonl']) {
    kept.set(`export as ${format}`, (await admin.call('GET', `/audit/export?format=${format}`)).body);
  }
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT c.relname AS "name" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public'`;
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS "row" FROM "${name}" t`);
    kept.set(`table ${name}`, rows.map(({ row }) => row).join('\n'));
  }
  return kept;
}

/** Where which of the markers stands, however it is written. */
export function found(said: ReadonlyMap<string, string>, markers: readonly string[]): string[] {
  return [...said].flatMap(([where, text]) =>
    markers
      .filter((marker) => spellings(marker).some((form) => text.includes(form)))
      .map((marker) => `${where}: ${marker}`),
  );
}

/** As it is, and as base64 and hexadecimal write it; the ends of base64 depend on what is beside it. */
function spellings(marker: string): string[] {
  const base64 = Buffer.from(marker).toString('base64').replaceAll('=', '');
  return [marker, marker.slice(0, 16), base64.slice(0, -2), Buffer.from(marker).toString('hex')];
}
