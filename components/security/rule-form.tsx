'use client';

import type { ReactNode } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';

interface RuleFormProps {
  title: string;
  /** What the rule is for, in a sentence or two. */
  about: ReactNode;
  /** What the button says. */
  action: string;
  busy: boolean;
  failure: unknown;
  onSubmit: () => void;
  children: ReactNode;
}

/** A card in which a rule of the whole installation is edited. */
export function RuleForm({ title, about, action, busy, failure, onSubmit, children }: RuleFormProps) {
  const reason = useMissingRight('access.manage', '/');
  return (
    <Card title={title}>
      <form
        noValidate
        className="flex max-w-xl flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <p className="text-ink-soft text-pretty">{about}</p>
        {children}
        <ErrorNotice title="The rule was not changed" error={failure} />
        <DisabledWithReason reason={reason}>
          <Button type="submit" busy={busy} className="self-start">
            {action}
          </Button>
        </DisabledWithReason>
      </form>
    </Card>
  );
}
