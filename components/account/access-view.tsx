import { ChevronRight } from 'lucide-react';
import { accessInShort, byTier } from '@/components/account/access-words';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { AbsoluteTime } from '@/components/ui/relative-time';
import type { Me } from '@/lib/users/me';

/** What one may do where, why, and until when. */
export function AccessView({ access }: { access: Me['access'] }) {
  if (access.length === 0) {
    return (
      <Card>
        <EmptyState>
          Nothing is granted to you yet. Ask whoever runs this Wheelhouse what you need.
        </EmptyState>
      </Card>
    );
  }
  return (
    <ul className="flex flex-col gap-4">
      {access.map((entry) => (
        <li key={entry.collection}>
          <CollectionAccess {...entry} />
        </li>
      ))}
    </ul>
  );
}

function CollectionAccess({ collection, operations, because }: Me['access'][number]) {
  return (
    <Card
      title={<span className="font-mono text-[0.9375rem]">{collection}</span>}
      aside={<span className="text-ink-soft">{accessInShort(operations)}</span>}
    >
      <h3 className="text-[0.8125rem] text-ink-soft">Because of</h3>
      <ul className="mt-1 mb-3 flex flex-col gap-1">
        {because.map(({ grant, words, expiresAt }) => (
          <li key={grant} className="flex flex-wrap items-center gap-x-2">
            <span>{words}</span>
            {expiresAt ? (
              <Badge tone="warn">
                ends <AbsoluteTime at={expiresAt} />
              </Badge>
            ) : null}
          </li>
        ))}
      </ul>
      <details className="group">
        <summary className="inline-flex items-center gap-1 rounded-sm font-medium text-accent">
          <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
          {operations.length === 1
            ? 'The one thing you may do'
            : `All ${operations.length} things you may do`}
        </summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {byTier(operations).map(({ tier, title, operations: held }) => (
            <div key={tier}>
              <h4 className="mb-1 font-medium">{title}</h4>
              <ul className="flex flex-col gap-0.5 text-ink-soft">
                {held.map(({ operation, summary }) => (
                  <li key={operation} title={operation}>
                    {summary}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </details>
    </Card>
  );
}
