'use client';

import { PageFailure } from '@/components/shell/page-failure';

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="mx-auto max-w-160 px-6 py-24">
      <PageFailure digest={error.digest} onRetry={reset} />
    </main>
  );
}
