'use client';

import { UserRound } from 'lucide-react';
import { outcomeTone, outcomeWords } from '@/components/audit/outcome-words';
import { useAccess } from '@/components/shell/use-access';
import { LineFrame } from '@/components/timeline/line-frame';
import { TextLink } from '@/components/ui/button';
import { useNow } from '@/components/ui/now';
import { StatusDot } from '@/components/ui/status-dot';
import { collectionsGranting } from '@/lib/access/access';
import { operationSummary } from '@/lib/access/operation-catalogue';
import { isOperation } from '@/lib/access/operations';
import type { AuditRecord } from '@/lib/audit/schema';
import { paths } from '@/lib/paths/console-paths';

interface AuditLineProps {
  entry: AuditRecord;
  /** The id, or the name, of what the whole list is about: it is not named each time. */
  about?: string;
}

/** What somebody did through us, and what became of it. */
export function AuditLine({ entry, about }: AuditLineProps) {
  const access = useAccess();
  const now = useNow();
  const { operation, outcome, detail, resource } = entry;
  const isNamed = resource.name !== '' && resource.id !== about && resource.name !== about;
  const mayReadLog = collectionsGranting(access, 'audit.view', now ?? 0).length > 0;
  return (
    <LineFrame
      at={entry.at}
      icon={<UserRound aria-hidden />}
      source={entry.actor || 'nobody who is known'}
      more={
        <>
          {detail === '' ? null : <span>{detail} · </span>}
          {mayReadLog ? (
            <TextLink href={paths.auditEntry(entry.correlationId)}>
              Entry {entry.id} of the audit log
            </TextLink>
          ) : (
            `Entry ${entry.id} of the audit log`
          )}
        </>
      }
    >
      <span className="flex flex-wrap items-baseline gap-x-3">
        <span>
          {isOperation(operation) ? operationSummary(operation) : operation}
          {isNamed ? (
            <>
              : {resource.kind} <span className="font-medium">{resource.name}</span>
            </>
          ) : null}
        </span>
        <code className="font-mono text-[0.8125rem] text-ink-soft">{operation}</code>
        <StatusDot tone={outcomeTone(outcome)}>{outcomeWords(outcome)}</StatusDot>
      </span>
    </LineFrame>
  );
}
