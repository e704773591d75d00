'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PlanView } from '@/app/admin/access/plan-view';
import { YamlEditor } from '@/components/editor/yaml-editor';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import { showToast } from '@/components/ui/toast-store';
import type { AccessPlan, AppliedPlan } from '@/lib/access-code/schema';
import { api, requestText } from '@/lib/http/request';

/** Access as one document: edit it, see what that would change for whom, and make it so. */
export function CodeTab() {
  const queryClient = useQueryClient();
  const exported = useQuery({
    queryKey: ['access', 'export'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => requestText('/api/v1/access/export', signal),
  });
  const [edited, setEdited] = useState<string | null>(null);
  const [goTo, setGoTo] = useState<{ line: number } | null>(null);
  const text = edited ?? exported.data ?? '';
  const plan = useMutation({
    mutationFn: (document: string) => api<AccessPlan>('POST', '/access/plan', { body: { document } }),
    onSuccess: ({ errors: [first] }) => first && setGoTo({ line: first.line }),
  });
  const planned = plan.variables === text ? plan.data : undefined;
  const apply = useMutation({
    mutationFn: (hash: string) =>
      api<AppliedPlan>('POST', '/access/apply', { body: { document: text, hash } }),
    onSuccess: async ({ applied }) => {
      showToast({ title: `${applied} ${applied === 1 ? 'change' : 'changes'} applied`, tone: 'ok' });
      plan.reset();
      setEdited(null);
      await queryClient.invalidateQueries();
    },
  });
  if (exported.error) return <ErrorNotice error={exported.error} onRetry={() => void exported.refetch()} />;
  if (exported.isPending) return <SkeletonRows rows={8} />;
  const hash = planned?.hash ?? null;
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-ink-soft">
        Roles, teams, collections with limits and quotas, image prefixes and grants. A section that is left
        out stays as it is. Built-in roles, private collections and what a directory keeps are not part of it.
      </p>
      <YamlEditor
        label="Access as YAML"
        value={text}
        onChange={setEdited}
        goTo={goTo}
        {...(planned ? { problems: planned.errors } : {})}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          disabled={edited === null}
          onClick={() => {
            setEdited(null);
            plan.reset();
            void exported.refetch();
          }}
        >
          Start over
        </Button>
        <Button tone={hash ? 'secondary' : 'primary'} busy={plan.isPending} onClick={() => plan.mutate(text)}>
          Plan
        </Button>
        {planned && hash && planned.changes.length > 0 ? (
          <Button tone="primary" busy={apply.isPending} onClick={() => apply.mutate(hash)}>
            Apply {planned.changes.length} {planned.changes.length === 1 ? 'change' : 'changes'}
          </Button>
        ) : null}
      </div>
      <ErrorNotice error={plan.error ?? apply.error} />
      {planned ? <PlanView plan={planned} onGoTo={(line) => setGoTo({ line })} /> : null}
    </div>
  );
}
