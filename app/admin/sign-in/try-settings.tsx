import { CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { api } from '@/lib/http/request';
import type { TestResult } from '@/lib/identity/schema';

/** Tries settings before they are saved, and says of each step whether it works. */
export function TrySettings({ body }: { body: () => object }) {
  const [result, setResult] = useState<TestResult | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const test = async () => {
    setBusy(true);
    setError(null);
    setResult(null);
    try {
      setResult(await api<TestResult>('POST', '/identity/providers/test', { body: body() }));
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-3 rounded-lg bg-sunken p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-ink-soft text-pretty">Try these settings before you save them.</p>
        <Button size="small" busy={busy} onClick={() => void test()}>
          Test
        </Button>
      </div>
      <ErrorNotice error={error} />
      <ul aria-live="polite" className="flex flex-col gap-1.5">
        {result?.checks.map(({ what, isRight, detail }) => (
          <li key={what} className="flex items-start gap-2">
            {isRight ? (
              <CircleCheck aria-label="Works" className="mt-0.5 size-4 shrink-0 text-ok" />
            ) : (
              <CircleX aria-label="Does not work" className="mt-0.5 size-4 shrink-0 text-danger" />
            )}
            <span className="min-w-0 break-words">
              <span className="font-medium">{what}:</span> {detail}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
