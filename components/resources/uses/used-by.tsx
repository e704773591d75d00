'use client';

import type { ReactNode } from 'react';
import { stateLook } from '@/components/containers/container-state';
import { ResourceLink } from '@/components/resources/resource-link';
import type { Use } from '@/components/resources/uses/uses';
import { Skeleton } from '@/components/ui/skeleton';
import { StatusDot } from '@/components/ui/status-dot';

interface UsedByProps {
  uses: readonly Use[];
  isPending: boolean;
  /** Said when nothing does, e.g. "No container is connected to it." */
  empty: string;
  /** Beside each, e.g. its address or a button. */
  asideOf?: (use: Use) => ReactNode;
}

/** What uses a thing, with links, among what the person sees. */
export function UsedBy({ uses, isPending, empty, asideOf }: UsedByProps) {
  if (uses.length === 0) {
    return isPending ? <Skeleton className="h-6 w-48" /> : <p className="text-ink-soft">{empty}</p>;
  }
  return (
    <ul className="flex flex-col divide-y divide-line">
      {uses.map((use) => (
        <li key={`${use.kind} ${use.id}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
          <span className="min-w-0 break-all">
            <ResourceLink cluster={use.cluster} kind={use.kind} id={use.id} name={use.name} />
          </span>
          <span className="text-[0.8125rem] text-ink-soft">
            {use.kind === 'services' ? 'service' : <ContainerState state={use.state ?? ''} />}
          </span>
          <span className="min-w-0 break-words text-[0.8125rem] text-ink-soft">
            {[use.node ? `on ${use.node}` : '', use.collection].filter(Boolean).join(', ')}
          </span>
          {asideOf ? <span className="ml-auto">{asideOf(use)}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function ContainerState({ state }: { state: string }) {
  const { tone, word } = stateLook(state, '');
  return <StatusDot tone={tone}>{word}</StatusDot>;
}

/** In a table: by how many. */
export function UsedByCount({ uses }: { uses: readonly Use[] | undefined }) {
  if (!uses || uses.length === 0) return <span className="text-ink-soft">nothing</span>;
  const services = uses.filter(({ kind }) => kind === 'services').length;
  const containers = uses.length - services;
  const words = [counted(services, 'service'), counted(containers, 'container')].filter(Boolean).join(', ');
  return <span data-title={uses.map(({ name }) => name).join('\n')}>{words}</span>;
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
