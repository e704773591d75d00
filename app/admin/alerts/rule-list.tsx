'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { records, useRecords } from '@/app/admin/records';
import { useMissingRight } from '@/components/access/use-missing-right';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { StatusDot } from '@/components/ui/status-dot';
import type { AlertRuleView } from '@/lib/alerts/schema';

const RuleForm = dynamic(() => import('@/app/admin/alerts/rule-form').then((module) => module.RuleForm));

const ruleRecords = records<AlertRuleView>('/alert-rules');

export function RuleList({ initial }: { initial: AlertRuleView[] }) {
  const rules = useRecords(ruleRecords, initial);
  const [edited, setEdited] = useState<AlertRuleView | null>(null);
  const reason = useMissingRight('alert.manage', '/');
  return (
    <>
      <ul aria-label="Rules" className="rounded-lg bg-surface ring-1 ring-line">
        {rules.map((rule) => (
          <li
            key={rule.rule}
            className="flex items-start gap-x-6 gap-y-2 border-line border-t px-4 py-3.5 first:border-t-0 max-sm:flex-col"
          >
            <div className="min-w-0 flex-1">
              <h2 className="flex flex-wrap items-baseline gap-x-3 font-medium">
                {rule.title}
                <span className="font-normal text-[0.8125rem]">
                  <StatusDot tone={rule.isEnabled ? 'ok' : 'neutral'}>
                    {rule.isEnabled ? 'On' : 'Off'}
                  </StatusDot>
                </span>
              </h2>
              <p className="text-ink-soft text-pretty">{rule.summary}</p>
              <p className="mt-1 text-[0.8125rem] text-ink-soft">
                {rule.thresholds.map(({ label, value }) => `${label}: ${value}`).join(' · ')}
              </p>
            </div>
            <DisabledWithReason reason={reason}>
              <Button
                size="small"
                aria-label={`Change the rule ${rule.title}`}
                onClick={() => setEdited(rule)}
              >
                Change
              </Button>
            </DisabledWithReason>
          </li>
        ))}
      </ul>
      {edited ? <RuleForm rule={edited} onClose={() => setEdited(null)} /> : null}
    </>
  );
}
