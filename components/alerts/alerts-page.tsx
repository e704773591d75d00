'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { AlertHistory } from '@/components/alerts/alert-history';
import { FiringAlerts } from '@/components/alerts/firing-alerts';
import { useFiringAlerts } from '@/components/alerts/use-alerts';
import { LiveMark } from '@/components/live/live-mark';
import { LinkButton } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import type { AlertView } from '@/lib/alerts/schema';
import { paths } from '@/lib/paths/console-paths';

interface AlertsPageProps {
  initial: AlertView[];
  clusters: readonly string[];
  mayManage: boolean;
}

const tabNames = ['firing', 'history'] as const;

export function AlertsPage({ initial, clusters, mayManage }: AlertsPageProps) {
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabNames).withDefault('firing'));
  const { rows, state, since } = useFiringAlerts(initial);
  return (
    <>
      <PageHeader
        title="Alerts"
        mark={<LiveMark state={state} since={since} />}
        description="What is wrong with what you can see, and what can be done about it."
        actions={
          mayManage ? <LinkButton href={paths.adminArea('alerts')}>Rules and webhooks</LinkButton> : null
        }
      />
      <Tabs
        label="Alerts"
        value={tab}
        onChange={(value) => void setTab(tabNames.find((name) => name === value) ?? null)}
        tabs={[
          { value: 'firing', label: 'Now', content: <FiringAlerts alerts={rows} /> },
          { value: 'history', label: 'History', content: <AlertHistory clusters={clusters} /> },
        ]}
      />
    </>
  );
}
