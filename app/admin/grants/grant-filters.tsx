import { X } from 'lucide-react';
import type { GrantFilter } from '@/app/admin/grants/grant-list';
import { LinkButton } from '@/components/ui/button';
import { paths } from '@/lib/paths/console-paths';

const words = { subject: 'Who', collection: 'Collection', role: 'Role' } as const;

/** What the list is narrowed to by a link from elsewhere, each with a way out. */
export function GrantFilters({ filter }: { filter: GrantFilter }) {
  const entries = (Object.keys(words) as (keyof GrantFilter)[]).filter((key) => filter[key]);
  if (entries.length === 0) return null;
  return (
    <ul aria-label="Filters" className="mb-4 flex flex-wrap gap-2">
      {entries.map((key) => {
        const { [key]: removed, ...rest } = filter;
        return (
          <li key={key}>
            <LinkButton
              size="small"
              href={paths.grantsFor(rest)}
              aria-label={`Remove the filter ${words[key]}: ${removed}`}
            >
              <span className="text-ink-soft">{words[key]}:</span> {removed}
              <X aria-hidden />
            </LinkButton>
          </li>
        );
      })}
    </ul>
  );
}
