'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { readWords } from '@/app/admin/audit/read-words';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { KeyValue } from '@/components/ui/key-value';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { AuditSettings } from '@/lib/audit-log/settings/schema';
import { api } from '@/lib/http/request';

const RulesForm = dynamic(() => import('@/app/admin/audit/rules-form').then((module) => module.RulesForm));

export function AuditRules() {
  const [edits, setEdits] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['audit/settings'],
    queryFn: ({ signal }) => api<AuditSettings>('GET', '/audit/settings', { signal }),
  });
  return (
    <Card
      title="What is recorded and kept"
      aside={
        <Button size="small" disabled={data === undefined} onClick={() => setEdits(true)}>
          Change
        </Button>
      }
    >
      <ErrorNotice title="This cannot be shown" error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null ? <SkeletonRows rows={4} /> : null}
      {data ? (
        <KeyValue
          items={[
            ['Changes', 'Each, before it is made and what became of it'],
            ['Refusals', 'Each, up to many in a minute by the same sender'],
            ['Reads', readWords[data.reads]],
            [
              'Kept',
              data.keepDays === null
                ? 'For ever'
                : `${data.keepDays} days; older entries are exported and sealed, and then removed`,
            ],
          ]}
        />
      ) : null}
      {edits && data ? <RulesForm rules={data} onClose={() => setEdits(false)} /> : null}
    </Card>
  );
}
