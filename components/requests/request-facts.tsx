import { AbsoluteTime, RelativeTime } from '@/components/ui/relative-time';
import type { AccessRequestView } from '@/lib/access-requests/schema';
import { minutesInWords } from '@/lib/access-requests/words';

/** What was asked for, why, and what became of it. */
export function RequestFacts({ request }: { request: AccessRequestView }) {
  const { operation, summary, collection, reason, minutes, createdAt } = request;
  return (
    <div className="min-w-0 flex-1 basis-72">
      <p className="text-pretty">
        <span className="font-medium">{summary}</span> on{' '}
        <code className="break-words font-mono text-[0.8125rem]">{collection}</code> for{' '}
        {minutesInWords(minutes)}
      </p>
      <p className="break-words text-pretty">“{reason}”</p>
      <p className="text-[0.8125rem] text-ink-soft">
        <code className="font-mono">{operation}</code> · asked <RelativeTime at={createdAt} />
        {request.state === 'open' ? (
          <>
            {' '}
            · lapses <RelativeTime at={request.lapsesAt} />
          </>
        ) : null}
      </p>
      <Answer request={request} />
    </div>
  );
}

function Answer({
  request: { state, granted, decidedBy, decidedAt, answer },
}: {
  request: AccessRequestView;
}) {
  const look = 'mt-1 text-[0.8125rem] text-ink-soft text-pretty';
  const word = answer === '' ? '' : ` “${answer}”`;
  if (granted)
    return (
      <p className={look}>
        {decidedBy ?? 'Somebody'} granted {granted.role} on {granted.collection},{' '}
        {granted.hasEnded ? 'which has ended' : 'until '}
        {granted.hasEnded ? '.' : <AbsoluteTime at={granted.until} />}
        {word}
      </p>
    );
  if (state !== 'declined' || decidedAt === null) return null;
  return (
    <p className={look}>
      {decidedBy ?? 'Somebody'} declined <RelativeTime at={decidedAt} />.{word}
    </p>
  );
}
