'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AskDialog } from '@/components/access/ask/ask-dialog';
import { useSave } from '@/components/forms/use-save';
import { RequestFacts } from '@/components/requests/request-facts';
import { RequestState } from '@/components/requests/request-state';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { showToast } from '@/components/ui/toast-store';
import { type Missing, missingInWords } from '@/lib/access/missing-in-words';
import type { AccessRequestView } from '@/lib/access-requests/schema';
import { failureMessage } from '@/lib/http/failure';
import { api } from '@/lib/http/request';

/** What the person asked for, and what became of it. */
export function MyRequests({ initial }: { initial: AccessRequestView[] }) {
  const [again, setAgain] = useState<Missing | null>(null);
  const save = useSave();
  const { data: requests } = useQuery({
    queryKey: ['access-requests', 'mine'],
    queryFn: async ({ signal }) =>
      (await api<{ items: AccessRequestView[] }>('GET', '/access-requests?whose=mine&limit=200', { signal }))
        .items,
    initialData: initial,
  });
  const withdraw = async ({ id }: AccessRequestView) => {
    try {
      const path = `/access-requests/${id}/withdraw`;
      await save({ method: 'POST', path, done: 'Withdrawn', changes: ['access-requests'] });
    } catch (error) {
      showToast({ title: 'It was not withdrawn', description: failureMessage(error), tone: 'danger' });
    }
  };
  return (
    <>
      <PageHeader
        title="My requests"
        description="What you asked for. Wherever something says that you need a right, you can ask for it there."
      />
      {requests.length === 0 ? <EmptyState>You have not asked for anything yet.</EmptyState> : null}
      <ul className="flex flex-col divide-y divide-line rounded-lg bg-surface ring-1 ring-line empty:hidden">
        {requests.map((request) => (
          <li
            key={request.id}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3"
          >
            <RequestFacts request={request} />
            <div className="flex items-center gap-3">
              <RequestState request={request} />
              {request.state === 'open' ? (
                <Button size="small" onClick={() => void withdraw(request)}>
                  Withdraw
                </Button>
              ) : null}
              {isOver(request) ? (
                <Button size="small" onClick={() => setAgain(missingOf(request))}>
                  Ask again
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {again ? <AskDialog missing={again} onClose={() => setAgain(null)} /> : null}
    </>
  );
}

function isOver({ state, granted }: AccessRequestView): boolean {
  return state === 'granted' ? granted?.hasEnded === true : state !== 'open';
}

/** Null for an operation that this version does not know any more. */
function missingOf({ operation, collection }: AccessRequestView): Missing | null {
  return missingInWords(`You need ${operation} on ${collection}.`);
}
