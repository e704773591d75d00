/** A query in one written form: by name, without what is empty. */
export function listQuery(wanted: Readonly<Record<string, string | null | undefined>>): string {
  const entries = Object.entries(wanted).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return new URLSearchParams(entries.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))).toString();
}
