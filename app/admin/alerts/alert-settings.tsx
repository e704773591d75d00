'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { RuleList } from '@/app/admin/alerts/rule-list';
import { WebhooksTable } from '@/app/admin/alerts/webhooks-table';
import { PrivateNetworks } from '@/components/outgoing/private-networks';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import type { AlertRuleView } from '@/lib/alerts/schema';
import type { WebhookView } from '@/lib/webhooks/schema';

interface AlertSettingsProps {
  rules: AlertRuleView[];
  /** Null for who may not see them. */
  webhooks: WebhookView[] | null;
  networks: string[];
}

const tabNames = ['rules', 'webhooks'] as const;

export function AlertSettings({ rules, webhooks, networks }: AlertSettingsProps) {
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabNames).withDefault('rules'));
  return (
    <>
      <PageHeader
        title="Alerts"
        description="When something counts as wrong, and who is told. Alerts themselves are seen by whoever may see what they are about."
      />
      <Tabs
        label="Alerts"
        value={tab}
        onChange={(value) => void setTab(tabNames.find((name) => name === value) ?? null)}
        tabs={[
          { value: 'rules', label: 'Rules', content: <RuleList initial={rules} /> },
          ...(webhooks
            ? [
                {
                  value: 'webhooks',
                  label: 'Webhooks',
                  content: (
                    <>
                      <WebhooksTable initial={webhooks} />
                      <PrivateNetworks
                        className="mt-5"
                        initial={networks}
                        path="/webhook-networks"
                        whose="webhooks"
                        explanation="Messages go to public addresses. Whatever only this machine can reach (itself, its local networks) is refused unless it is allowed here."
                      />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
