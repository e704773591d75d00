'use client';

import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import type { Sample } from '@/components/stats/sample';
import { Sparkline } from '@/components/stats/sparkline';
import { roundCeiling } from '@/components/stats/sparkline-path';
import { keptSamples, StatsSession } from '@/components/stats/stats-session';
import { bytesText } from '@/components/ui/bytes';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { StatusDot } from '@/components/ui/status-dot';

interface StatsViewProps {
  cluster: string;
  container: { id: string; name: string; isRunning: boolean };
}

/** What a running container uses, now and in the last minutes. */
export function StatsView({ cluster, container }: StatsViewProps) {
  const [session] = useState(() => new StatsSession());
  const { samples, phase, error } = useSyncExternalStore(
    session.subscribe,
    session.snapshot,
    session.snapshot,
  );
  const { id, isRunning } = container;

  useEffect(() => (isRunning ? session.follow(cluster, id) : undefined), [session, cluster, id, isRunning]);

  const last = samples.at(-1);
  if (!isRunning)
    return <EmptyState>It is not running, so it uses nothing. Start it to see its numbers.</EmptyState>;
  if (phase === 'failed') return <ErrorNotice title="The numbers cannot be shown" error={error} />;
  return (
    <div className="flex flex-col gap-4">
      <span role="status" className="text-[0.8125rem] text-ink-soft">
        <StatusDot
          tone={phase === 'live' ? 'ok' : phase === 'loading' ? 'accent' : 'warn'}
          working={phase === 'loading'}
        >
          {phase === 'live'
            ? 'Live, one reading a second'
            : phase === 'loading'
              ? 'Waiting for the first reading'
              : 'Reconnecting'}
        </StatusDot>
      </span>
      <div className="grid gap-4 sm:grid-cols-2">
        <CpuPanel samples={samples} last={last} />
        <MemoryPanel samples={samples} last={last} />
        <RatePanel
          title="Network"
          samples={samples}
          last={last}
          into={{ word: 'received', rate: (s) => s.receivedPerSecond, total: (s) => s.receivedBytes }}
          out={{ word: 'sent', rate: (s) => s.sentPerSecond, total: (s) => s.sentBytes }}
        />
        <RatePanel
          title="Disk"
          samples={samples}
          last={last}
          into={{ word: 'read', rate: (s) => s.readPerSecond, total: (s) => s.readBytes }}
          out={{ word: 'written', rate: (s) => s.writtenPerSecond, total: (s) => s.writtenBytes }}
        />
      </div>
    </div>
  );
}

interface PanelData {
  samples: readonly Sample[];
  last: Sample | undefined;
}

function CpuPanel({ samples, last }: PanelData) {
  const values = samples.map(({ cpuPercent }) => cpuPercent);
  return (
    <Panel
      title="Processor"
      value={last ? `${last.cpuPercent.toFixed(1)} %` : '–'}
      detail={
        last
          ? `100 % is one processor; ${last.processes} ${last.processes === 1 ? 'process' : 'processes'}`
          : ''
      }
    >
      <Sparkline
        values={values}
        slots={keptSamples}
        ceiling={roundCeiling(values, 5)}
        label={`Processor use over the last minutes, now ${last?.cpuPercent.toFixed(1) ?? 'unknown'} percent`}
      />
    </Panel>
  );
}

function MemoryPanel({ samples, last }: PanelData) {
  const values = samples.map(({ memoryBytes }) => memoryBytes);
  const limit = last?.memoryLimitBytes ?? null;
  return (
    <Panel
      title="Memory"
      value={last ? bytesText(last.memoryBytes) : '–'}
      detail={
        last &&
        (limit
          ? `${((last.memoryBytes / limit) * 100).toFixed(0)} % of ${bytesText(limit)}`
          : 'without a limit')
      }
    >
      <Sparkline
        values={values}
        slots={keptSamples}
        ceiling={roundCeiling(values, 1_000_000)}
        label={`Memory over the last minutes, now ${last ? bytesText(last.memoryBytes) : 'unknown'}`}
      />
    </Panel>
  );
}

interface Direction {
  word: string;
  rate: (sample: Sample) => number;
  total: (sample: Sample) => number;
}

function RatePanel({
  title,
  samples,
  last,
  into,
  out,
}: PanelData & { title: string; into: Direction; out: Direction }) {
  const values = samples.map((sample) => into.rate(sample) + out.rate(sample));
  const words = ({ word, rate }: Direction) => (last ? `${bytesText(rate(last))}/s ${word}` : '–');
  return (
    <Panel
      title={title}
      value={last ? `${bytesText(into.rate(last) + out.rate(last))}/s` : '–'}
      detail={
        last &&
        `${words(into)}, ${words(out)}; in all ${bytesText(into.total(last))} and ${bytesText(out.total(last))}`
      }
    >
      <Sparkline
        values={values}
        slots={keptSamples}
        ceiling={roundCeiling(values, 1_000)}
        label={`${title} over the last minutes, now ${words(into)} and ${words(out)}`}
      />
    </Panel>
  );
}

interface PanelProps {
  title: string;
  value: string;
  detail: ReactNode;
  children: ReactNode;
}

function Panel({ title, value, detail, children }: PanelProps) {
  return (
    <section aria-label={title} className="rounded-lg bg-surface p-4 ring-1 ring-line">
      <h2 className="text-[0.8125rem] text-ink-soft">{title}</h2>
      <p className="mt-0.5 font-semibold text-2xl tracking-tight">{value}</p>
      <p className="mb-3 min-h-5 text-[0.8125rem] text-ink-soft">{detail}</p>
      {children}
    </section>
  );
}
