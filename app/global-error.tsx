'use client';

import '@/app/globals.css';
import { PageFailure } from '@/components/shell/page-failure';

/** When not even the layout could be made, which otherwise brings the document. */
export default function GlobalErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-160 px-6 py-24">
          <PageFailure digest={error.digest} onRetry={reset} />
        </main>
      </body>
    </html>
  );
}
