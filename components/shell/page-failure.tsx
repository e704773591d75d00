'use client';

/** Every page loads this with app/global-error, so it does without the looks of all buttons. */
const pressed = 'inline-flex h-8.5 items-center rounded-md px-3.5 font-medium pointer-coarse:h-11';

/** As Next gives it to an error page. */
export interface PageFailureProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that could not be made. The digest finds the error in the server's log; the link starts anew. */
export function PageFailure({ error: { digest }, reset }: PageFailureProps) {
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
        <button
          type="button"
          onClick={reset}
          className={`${pressed} bg-accent text-accent-ink hover:bg-accent-hover`}
        >
          Try again
        </button>
        <a href="/" className={`${pressed} bg-surface ring-1 ring-inset ring-line hover:bg-hover`}>
          Go to your view
        </a>
      </div>
    </div>
  );
}
