'use client';

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { BeforeAndAfter } from '@/app/admin/audit/before-and-after';
import { outcomeTone, outcomeWords } from '@/components/audit/outcome-words';
import { TextLink } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { KeyValue } from '@/components/ui/key-value';
import { AbsoluteTime, RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import { operationSummary } from '@/lib/access/operation-catalogue';
import { isOperation } from '@/lib/access/operations';
import type { AuditRecord } from '@/lib/audit/schema';
import { paths } from '@/lib/paths/console-paths';

/** One entry: a line that opens to the whole record. */
export function AuditEntry({ record }: { record: AuditRecord }) {
  return (
    <li className="border-line border-b last:border-b-0">
      <details className="group/entry">
        <summary className="grid cursor-default list-none grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 px-4 py-2 -outline-offset-2 hover:bg-hover md:grid-cols-[1rem_8.5rem_9rem_minmax(0,2fr)_minmax(0,1fr)_7.5rem] [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            className="size-4 text-ink-soft transition-transform group-open/entry:rotate-90 max-md:col-start-1 max-md:row-start-1"
          />
          <span className="text-ink-soft max-md:col-start-2 max-md:row-start-2">
            <RelativeTime at={record.at} />
          </span>
          <span className="truncate font-medium max-md:col-start-2 max-md:row-start-1">
            {record.actor || 'nobody'}
          </span>
          <span className="min-w-0 truncate max-md:col-span-2 max-md:col-start-2 max-md:row-start-3">
            <code className="font-mono text-[0.8125rem]">{record.operation}</code>{' '}
            <span className="text-ink-soft">{resourceName(record) || asked(record)}</span>
          </span>
          <span className="truncate text-ink-soft max-md:hidden">{record.collection}</span>
          <span className="max-md:col-start-3 max-md:row-start-1">
            <StatusDot tone={outcomeTone(record.outcome)}>{outcomeWords(record.outcome)}</StatusDot>
          </span>
        </summary>
        <EntryDetails record={record} />
      </details>
    </li>
  );
}

function EntryDetails({ record }: { record: AuditRecord }) {
  const { resource, operation } = record;
  const facts: (readonly [string, ReactNode])[] = [
    ['When', <AbsoluteTime key="at" at={record.at} />],
    [
      'Who',
      record.actor ? (
        <span key="actor">
          <TextLink href={paths.auditFor({ actor: record.actor })}>{record.actor}</TextLink>
          {record.userId ? (
            <>
              {' · '}
              <TextLink href={paths.person(personOf(record.actor))}>the person</TextLink>
            </>
          ) : null}
        </span>
      ) : (
        'nobody who is known'
      ),
    ],
    [
      'By',
      record.credentialId ? (
        <TextLink key="credential" href={paths.auditFor({ credential: record.credentialId })}>
          {record.credential}
        </TextLink>
      ) : (
        record.credential
      ),
    ],
    [
      'From',
      record.address ? (
        <span key="from">
          <TextLink href={paths.auditFor({ address: record.address })}>{record.address}</TextLink>
          {record.client ? ` · ${record.client}` : null}
        </span>
      ) : (
        record.client
      ),
    ],
    ['What', isOperation(operation) ? `${operationSummary(operation)} (${operation})` : operation],
    [
      'On',
      resource.id || resource.name ? (
        <TextLink key="on" href={paths.auditFor({ resource: resource.id || resource.name })}>
          {[resource.kind, resource.name, resource.id].filter(Boolean).join(' · ')}
        </TextLink>
      ) : (
        resource.kind
      ),
    ],
    ['Cluster', record.cluster],
    ['Collection', record.collection],
    ['Allowed by', record.allowedBy],
    [
      'Outcome',
      [outcomeWords(record.outcome), record.status, duration(record.durationMs)]
        .filter((part) => part !== null && part !== '')
        .join(', '),
    ],
    ['In words', record.detail],
    [
      'Request',
      <TextLink key="request" href={paths.auditEntry(record.correlationId)}>
        {record.correlationId}
      </TextLink>,
    ],
    ['Entry', record.id],
  ];
  return (
    <div className="flex flex-col gap-3 px-4 pt-1 pb-4 sm:pl-11">
      <KeyValue items={facts.filter(([, value]) => value !== '')} />
      <BeforeAndAfter before={record.before} after={record.after} />
      {record.request && Object.keys(record.request).length > 0 ? (
        <CodeBlock label="Request" code={JSON.stringify(record.request, null, 2)} />
      ) : null}
    </div>
  );
}

/** Somebody who sees the console as another person stands in the log as "ana viewing as bob". */
function personOf(actor: string): string {
  return actor.split(' viewing as ', 1)[0] ?? actor;
}

function resourceName({ resource }: AuditRecord): string {
  return resource.name || resource.id.slice(0, 12);
}

/** What was asked, where it was about nothing in particular or about what is not there. */
function asked({ request }: AuditRecord): string {
  const { method, path } = request ?? {};
  return typeof method === 'string' && typeof path === 'string' ? `${method} ${path}` : '';
}

function duration(ms: number | null): string {
  if (ms === null) return '';
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
