'use client';

import { buttonClass } from '@/components/ui/button-styles';

/**
 * A page that could not be made. `digest` finds the error in the server's log. Every page loads this
 * several times over, once for each boundary, so it is made of plain elements; and a plain link starts anew.
 */
export function PageFailure({ digest, onRetry }: { digest: string | undefined; onRetry: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-start gap-4">
      <h1 className="font-semibold text-xl">This page could not be shown</h1>
      <p className="text-ink-soft">
        Nothing was changed by it.
        {digest ? (
          <>
            {' '}
            Whoever runs this server finds the cause in its log under{' '}
            <code className="font-mono text-[0.8125rem]">{digest}</code>.
          </>
        ) : null}
      </p>
      <div className="flex gap-2">
        <button type="button" onClick={onRetry} className={buttonClass('primary')}>
          Try again
        </button>
        <a href="/" className={buttonClass()}>
          Go to your view
        </a>
      </div>
    </div>
  );
}
