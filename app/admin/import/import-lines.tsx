'use client';

import { useState } from 'react';
import { EffectPreview } from '@/components/access/effect-preview';
import type { ProposedChange } from '@/components/access/use-effect-preview';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Select } from '@/components/ui/select';
import { StatusDot } from '@/components/ui/status-dot';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';
import type { ImportReport } from '@/lib/imports/schema';

type Line = ImportReport['lines'][number];

const outcomes = {
  create: ['ok', 'made'],
  change: ['accent', 'changed'],
  same: ['neutral', 'as it is'],
  refused: ['danger', 'refused'],
} as const;

const columns: readonly Column<Line>[] = [
  { id: 'line', header: 'Line', width: 'w-20', cell: ({ line }) => line, sortBy: ({ line }) => line },
  {
    id: 'what',
    header: 'What',
    isTitle: true,
    cell: ({ what }) => what || <span className="text-ink-soft">nothing</span>,
    filterText: ({ what }) => what,
    sortBy: ({ what }) => what,
  },
  {
    id: 'outcome',
    header: 'What happens',
    width: 'w-36',
    cell: ({ outcome }) => <StatusDot tone={outcomes[outcome][0]}>{outcomes[outcome][1]}</StatusDot>,
    sortBy: ({ outcome }) => outcome,
  },
  {
    id: 'detail',
    header: 'How, or why not',
    cell: ({ detail }) => <span className="whitespace-normal">{detail}</span>,
    filterText: ({ detail }) => detail,
  },
];

const keyOf = ({ line }: Line) => String(line);
const nameOf = ({ what }: Line) => what;
const bySort = { column: 'line', descending: false };

const choices = [
  { value: '', label: 'All lines' },
  { value: 'refused', label: 'Refused' },
  { value: 'create', label: 'Made' },
  { value: 'change', label: 'Changed' },
  { value: 'same', label: 'As they are' },
];

/** E.g. "1 refused, 12 made": what stands in the way first, and nothing that there is none of. */
function totalsOf({ refused, created, changed, same }: ImportReport): string {
  const parts = [
    [refused, 'refused'],
    [created, 'made'],
    [changed, 'changed'],
    [same, 'as they are'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return told.join(', ') || 'No lines';
}

interface ImportLinesProps {
  report: ImportReport;
  proposed: ProposedChange;
  isBusy: boolean;
  error: unknown;
  onImport: () => void;
}

/** What each line of a file would do. */
export function ImportLines({ report, proposed, isBusy, error, onImport }: ImportLinesProps) {
  const [outcome, setOutcome] = useState(report.refused > 0 ? 'refused' : '');
  const rows = report.lines.filter((line) => outcome === '' || line.outcome === outcome);
  const isNothing = report.created + report.changed === 0;
  const reason =
    report.refused > 0
      ? 'It is all or nothing: put the refused lines right first.'
      : isNothing
        ? 'There is nothing in it that is not so already.'
        : null;
  return (
    <>
      <Card
        title={totalsOf(report)}
        aside={
          <DisabledWithReason reason={reason}>
            <Button tone="primary" busy={isBusy} onClick={onImport}>
              Import
            </Button>
          </DisabledWithReason>
        }
      >
        <ErrorNotice error={error} />
        {reason === null ? <EffectPreview change={proposed} /> : <p className="text-ink-soft">{reason}</p>}
      </Card>
      <DataTable
        id="import-lines"
        noun={{ one: 'line', many: 'lines' }}
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        defaultSort={bySort}
        filters={{
          controls: (
            <Select
              aria-label="Which lines"
              options={choices}
              value={outcome}
              onChange={(event) => setOutcome(event.target.value)}
              className="w-36!"
            />
          ),
          active: outcome !== '',
          onClear: () => setOutcome(''),
          total: report.lines.length,
        }}
        empty={<EmptyState>There are no lines.</EmptyState>}
      />
    </>
  );
}
