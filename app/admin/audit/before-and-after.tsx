import type { AuditRecord } from '@/lib/audit/schema';

type Content = AuditRecord['before'];

/** What a change made of a record, field by field. */
export function BeforeAndAfter({ before, after }: { before: Content; after: Content }) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const changed = names.filter((name) => shown(before?.[name]) !== shown(after?.[name]));
  if (changed.length === 0) return null;
  return (
    <div className="overflow-x-auto rounded-md ring-1 ring-line">
      <table className="w-full text-left text-[0.8125rem]">
        <thead>
          <tr className="border-line border-b text-ink-soft">
            {['Field', 'Before', 'After'].map((heading) => (
              <th key={heading} scope="col" className="px-3 py-1.5 font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="font-mono">
          {changed.map((name) => (
            <tr key={name} className="border-line border-b align-top last:border-b-0">
              <th scope="row" className="px-3 py-1.5 font-normal text-ink-soft">
                {name}
              </th>
              <td className="break-words px-3 py-1.5">{shown(before?.[name])}</td>
              <td className="break-words px-3 py-1.5">{shown(after?.[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shown(value: unknown): string {
  if (value === undefined) return '—';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
