'use client';

import dynamic from 'next/dynamic';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { MatrixTab } from '@/app/admin/access/matrix-tab';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';

/** Fetched when their tab is opened. */
const WhoCanTab = dynamic(() => import('@/app/admin/access/who-can-tab').then((part) => part.WhoCanTab), {
  loading: () => <SkeletonRows rows={4} />,
});
const CodeTab = dynamic(() => import('@/app/admin/access/code-tab').then((part) => part.CodeTab), {
  loading: () => <SkeletonRows rows={8} />,
});

/** Who may do what where, why, who else; and all of it as one document. */
export function AccessPage({ me }: { me: string }) {
  const [tab, setTab] = useQueryState(
    'tab',
    parseAsStringLiteral(['matrix', 'who-can', 'code']).withDefault('matrix'),
  );
  return (
    <>
      <PageHeader
        title="Access"
        description="Who may do what where, and why, by the same rules that the door decides with."
      />
      <Tabs
        label="Access"
        value={tab}
        onChange={(next) => void setTab(next as typeof tab)}
        tabs={[
          { value: 'matrix', label: 'Matrix', content: <MatrixTab me={me} /> },
          { value: 'who-can', label: 'Who can', content: <WhoCanTab /> },
          { value: 'code', label: 'As code', content: <CodeTab /> },
        ]}
      />
    </>
  );
}
