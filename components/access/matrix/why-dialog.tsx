'use client';

import { useQuery } from '@tanstack/react-query';
import { GrantLines } from '@/components/access/grant-lines';
import type { ChosenCell } from '@/components/access/matrix/matrix';
import { operationWords } from '@/components/access/operation-words';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { WhyAnswer } from '@/lib/effective/schema';
import { api } from '@/lib/http/request';

type Explained = WhyAnswer['operations'][number];

/** Why a cell is as it is: what is held by which grants, and what is not. */
export function WhyDialog({ row, area, onClose }: ChosenCell & { onClose: () => void }) {
  const { subject, collection } = row;
  const query = new URLSearchParams({ subject, collection, area: area.area });
  const why = useQuery({
    queryKey: ['access', 'why', query.toString()],
    queryFn: ({ signal }) => api<WhyAnswer>('GET', `/access/why?${query}`, { signal }),
  });
  const operations = why.data?.operations ?? [];
  const missing = operations.filter(({ allowed }) => !allowed);
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`${area.label} on ${collection}`}
      description={`What ${whoInWords(subject)} may do there, and why.`}
      width="wide"
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <div className="flex flex-col gap-5">
        <ErrorNotice error={why.error} onRetry={() => void why.refetch()} />
        {why.isPending ? <SkeletonRows rows={3} /> : null}
        {groupsOf(operations).map((group) => (
          <section key={group.map(({ operation }) => operation).join(' ')} className="flex flex-col gap-2">
            <OperationList operations={group} />
            <GrantLines title="Because of" grants={group[0]?.because ?? []} />
          </section>
        ))}
        {missing.length > 0 ? (
          <section className="flex flex-col gap-1">
            <h3 className="font-medium text-ink-soft">Not held</h3>
            <p className="text-ink-soft">{operationWords(missing.map(({ operation }) => operation))}</p>
            {missing.some(({ expired }) => expired.length > 0) ? (
              <GrantLines
                title="Grants that would give it have ended"
                grants={missing.flatMap(({ expired }) => expired).filter(isFirst)}
              />
            ) : null}
          </section>
        ) : null}
      </div>
    </Dialog>
  );
}

function OperationList({ operations }: { operations: readonly Explained[] }) {
  return (
    <ul className="grid gap-x-6 gap-y-0.5 sm:grid-cols-2">
      {operations.map(({ operation, summary }) => (
        <li key={operation} title={operation}>
          {summary}
        </li>
      ))}
    </ul>
  );
}

/** Operations that the same grants give stand together. */
function groupsOf(operations: readonly Explained[]): Explained[][] {
  const groups = new Map<string, Explained[]>();
  for (const each of operations) {
    if (!each.allowed) continue;
    const key = each.because.map(({ grant }) => grant).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

function isFirst<T extends { grant: string }>(grant: T, index: number, all: readonly T[]): boolean {
  return all.findIndex((other) => other.grant === grant.grant) === index;
}

function whoInWords(subject: string): string {
  if (subject === 'everyone') return 'everyone';
  const [kind, name] = subject.split(':');
  return kind === 'team' ? `members of ${name}` : (name ?? '');
}
