'use client';

import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { ErrorNotice } from '@/components/ui/error-notice';
import { writeYaml } from '@/lib/yaml/write-yaml';

/** What the door would do with a request. */
export interface DryRunResult {
  /** A sentence. */
  readonly words: string;
  /** As it would be sent to the engine. */
  readonly request: unknown;
}

/** Asks the door what it would do, without doing it. */
export function DryRun({ ask }: { ask: () => Promise<DryRunResult> }) {
  const dryRun = useMutation({ mutationFn: ask });
  return (
    <div className="flex flex-col gap-2">
      <div>
        <Button size="small" busy={dryRun.isPending} onClick={() => dryRun.mutate()}>
          Check without making it
        </Button>
      </div>
      <ErrorNotice title="It would be refused" error={dryRun.error} />
      {dryRun.data ? (
        <>
          <p role="status">{dryRun.data.words}</p>
          <CodeBlock code={writeYaml(dryRun.data.request)} label="What would be sent to the engine" />
        </>
      ) : null}
    </div>
  );
}
