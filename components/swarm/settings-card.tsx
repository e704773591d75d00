'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { applyFailure } from '@/components/forms/apply-failure';
import { TextField } from '@/components/forms/bound-fields';
import { trackActivity } from '@/components/shell/activity-store';
import { changeSwarm } from '@/components/swarm/change-swarm';
import type { SwarmCluster } from '@/components/swarm/swarm-state';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { showToast } from '@/components/ui/toast-store';

const nanosecondsOfDay = 86_400_000_000_000;

const whole = (least: number, most: number, message: string) =>
  z
    .string()
    .check(
      z.refine(
        (text) => /^\d{1,6}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most,
        message,
      ),
    );
const schema = z.object({
  history: whole(0, 1000, 'A number from 0 to 1000.'),
  days: whole(1, 3650, 'Days, from 1 to 3650.'),
});

interface SettingsCardProps {
  cluster: string;
  swarm: SwarmCluster;
  reason: string | null;
  onChanged: () => void;
}

/** The settings of a Swarm that people change. */
export function SettingsCard({ cluster, swarm, reason, onChanged }: SettingsCardProps) {
  const { Orchestration, CAConfig } = swarm.Spec;
  const form = useForm({
    resolver: zodResolver(schema),
    values: {
      history: String(Orchestration?.TaskHistoryRetentionLimit ?? 5),
      days: String(Math.max(1, Math.round((CAConfig?.NodeCertExpiry ?? 0) / nanosecondsOfDay))),
    },
    resetOptions: { keepDirtyValues: true },
  });
  const { isDirty, isSubmitting, dirtyFields, errors } = form.formState;
  const save = form.handleSubmit(async ({ history, days }) => {
    try {
      const work = changeSwarm(cluster, (spec) => ({
        ...spec,
        ...(dirtyFields.history
          ? { Orchestration: { ...spec.Orchestration, TaskHistoryRetentionLimit: Number(history) } }
          : {}),
        ...(dirtyFields.days
          ? { CAConfig: { ...spec.CAConfig, NodeCertExpiry: Number(days) * nanosecondsOfDay } }
          : {}),
      }));
      await trackActivity(`Change the settings of the Swarm ${cluster}`, work);
      showToast({ title: 'The Swarm has its new settings', tone: 'ok' });
      form.reset({ history, days });
      onChanged();
    } catch (error) {
      applyFailure(form, error);
    }
  });
  return (
    <Card title="Settings">
      <form noValidate onSubmit={(event) => void save(event)} className="flex max-w-md flex-col gap-4">
        <TextField
          form={form}
          name="history"
          label="Old tasks to keep"
          required
          hint="For each replica: so far back one sees what became of it. A rollback does not need them."
          readOnly={reason !== null}
        />
        <TextField
          form={form}
          name="days"
          label="Days that nodes’ certificates are valid"
          required
          hint="Nodes renew their own in time."
          readOnly={reason !== null}
        />
        <ErrorNotice error={errors.root ? new Error(errors.root.message) : null} />
        <div>
          <DisabledWithReason reason={reason ?? (isDirty ? null : 'Nothing is changed yet.')}>
            <Button type="submit" tone="primary" busy={isSubmitting}>
              Save settings
            </Button>
          </DisabledWithReason>
        </div>
      </form>
    </Card>
  );
}
