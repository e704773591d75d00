'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { operationCount, operationsDiff } from '@/lib/access/operation-areas';
import { listAll } from '@/lib/http/list-all';
import type { RoleVersionView, RoleView } from '@/lib/roles/schema';

/** Fetched when it is first wanted. */
const ReviewRole = dynamic(() => import('@/app/admin/roles/review-role').then((module) => module.ReviewRole));

interface RoleVersionsProps {
  record: RoleView;
  /** Why the role cannot be changed by whoever looks; null when it can. */
  reason: string | null;
}

/** What the role held before, what each version changed, and the way back to one. */
export function RoleVersions({ record: role, reason }: RoleVersionsProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<RoleVersionView | null>(null);
  const { data: versions = [], error } = useQuery({
    queryKey: ['roles', role.id, 'versions', role.version],
    queryFn: ({ signal }) => listAll<RoleVersionView>(`/roles/${role.id}/versions`, signal),
  });
  if (versions.length < 2 && !error) return null;
  return (
    <Card title="Versions">
      <ErrorNotice error={error} />
      <ol>
        {versions.map((each, index) => (
          <li
            key={each.version}
            className="flex flex-wrap items-center gap-x-3 border-line border-b py-2 last:border-b-0"
          >
            <span className="font-medium">Version {each.version}</span>
            <span className="text-ink-soft">
              <RelativeTime at={each.createdAt} />
              {each.changedBy ? ` by ${each.changedBy}` : ''}
            </span>
            <span className="min-w-0 flex-1">{diffWords(versions[index + 1], each)}</span>
            {each.version === role.version ? (
              <span className="text-ink-soft">as it is</span>
            ) : (
              <DisabledWithReason reason={reason}>
                <Button size="small" onClick={() => setChosen(each)}>
                  Go back to it
                </Button>
              </DisabledWithReason>
            )}
          </li>
        ))}
      </ol>
      {chosen ? (
        <ReviewRole
          saved={role}
          text={{ name: role.name, description: role.description }}
          operations={chosen.operations}
          onClose={() => setChosen(null)}
          onTheirs={() => setChosen(null)}
          onSaved={() => {
            setChosen(null);
            router.refresh();
          }}
        />
      ) : null}
    </Card>
  );
}

function diffWords(before: RoleVersionView | undefined, after: RoleVersionView): string {
  if (!before) return operationCount(after.operations.length);
  const { added, removed } = operationsDiff(before.operations, after.operations);
  const words = [
    added.length > 0 ? `${added.length} added` : '',
    removed.length > 0 ? `${removed.length} taken away` : '',
  ].filter(Boolean);
  return words.join(', ') || 'another name or description';
}
