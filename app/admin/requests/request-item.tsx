import { RequestFacts } from '@/components/requests/request-facts';
import { RequestState } from '@/components/requests/request-state';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import type { AccessRequestView } from '@/lib/access-requests/schema';

interface RequestItemProps {
  request: AccessRequestView;
  isShown: boolean;
  onApprove: () => void;
  onDecline: () => void;
}

/** One request, with what can be answered. */
export function RequestItem({ request, isShown, onApprove, onDecline }: RequestItemProps) {
  const { user, role, state, mayDecide } = request;
  const reason = mayDecide ? null : `You need access.manage on ${request.collection}.`;
  return (
    <li
      aria-current={isShown ? 'true' : undefined}
      className={`flex flex-wrap items-start justify-between gap-x-6 gap-y-3 rounded-lg bg-surface px-4 py-3 ring-1 ${isShown ? 'ring-accent' : 'ring-line'}`}
    >
      <div className="min-w-0 flex-1 basis-72">
        <p className="mb-1 flex flex-wrap items-center gap-x-3">
          <span className="font-semibold">{user.username}</span>
          {user.fullName === '' ? null : <span className="text-ink-soft">{user.fullName}</span>}
          <RequestState request={request} />
        </p>
        <RequestFacts request={request} />
        {state === 'open' ? (
          <p className="mt-1 text-[0.8125rem] text-ink-soft">
            {role === null ? 'No role gives just this: choose one.' : `The smallest role with it is ${role}.`}
          </p>
        ) : null}
      </div>
      {state === 'open' ? (
        <div className="flex items-center gap-2">
          <DisabledWithReason reason={reason}>
            <Button onClick={onDecline}>Decline</Button>
          </DisabledWithReason>
          <DisabledWithReason reason={reason}>
            <Button tone="primary" onClick={onApprove}>
              Review and grant
            </Button>
          </DisabledWithReason>
        </div>
      ) : null}
    </li>
  );
}
