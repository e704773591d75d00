'use client';

import { OctagonAlert, RotateCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ReasonButton } from '@/components/ui/reason-action';
import { failureMessage } from '@/lib/http/failure';

interface ErrorNoticeProps {
  /** What did not work, e.g. "The containers cannot be shown". */
  title?: string;
  error: unknown;
  onRetry?: () => void;
}

/** The one place of a form or a section where it says what went wrong. Nothing without an error. */
export function ErrorNotice({ title, error, onRetry }: ErrorNoticeProps) {
  if (!error) return null;
  return (
    <div role="alert" className="flex items-start gap-3 rounded-lg bg-danger-soft px-3.5 py-2.5">
      <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="min-w-0 flex-1 text-pretty break-words">
        {title ? <p className="font-medium">{title}</p> : null}
        <p>{failureMessage(error)}</p>
      </div>
      <ReasonButton reason={failureMessage(error)} />
      {onRetry ? (
        <Button size="small" onClick={onRetry}>
          <RotateCw aria-hidden />
          Try again
        </Button>
      ) : null}
    </div>
  );
}
