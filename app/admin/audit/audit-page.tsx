'use client';

import dynamic from 'next/dynamic';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { AuditLog } from '@/app/admin/audit/audit-log';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';

const Streams = dynamic(() => import('@/app/admin/audit/streams').then((module) => module.Streams));
const Keeping = dynamic(() => import('@/app/admin/audit/keeping').then((module) => module.Keeping));

const tabNames = ['log', 'streams', 'keeping'] as const;

/** @param managesLog whether the person may say where the log goes and how long it is kept */
export function AuditPage({ managesLog }: { managesLog: boolean }) {
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabNames).withDefault('log'));
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Every change and every refusal, the latest first. Each entry carries the hash of the one before it."
      />
      {managesLog ? (
        <Tabs
          label="Audit log"
          value={tab}
          onChange={(value) => void setTab(tabNames.find((name) => name === value) ?? null)}
          tabs={[
            { value: 'log', label: 'Entries', content: <AuditLog /> },
            { value: 'streams', label: 'Streams', content: <Streams /> },
            { value: 'keeping', label: 'Recording and keeping', content: <Keeping /> },
          ]}
        />
      ) : (
        <AuditLog />
      )}
    </>
  );
}
