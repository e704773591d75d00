'use client';

import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { EffectView } from '@/components/access/effect-view';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { api } from '@/lib/http/request';
import type { ProviderView, SyncPreview } from '@/lib/identity/schema';

/** What a synchronisation would do now, and doing it. */
export function SyncDialog({ provider, onClose }: { provider: ProviderView; onClose: () => void }) {
  const path = `/identity/providers/${provider.id}/sync`;
  const { data, error } = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => api<SyncPreview>('GET', path, { signal }),
    gcTime: 0,
    retry: false,
  });
  const [failure, setFailure] = useState<unknown>(null);
  const save = useSave();
  const run = () => {
    setFailure(null);
    save({
      method: 'POST',
      path,
      done: `${provider.name} is being synchronised`,
      changes: ['identity/providers'],
    }).then(onClose, setFailure);
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      width="wide"
      title={`Synchronise with ${provider.name}`}
      description="What would be done now. Nothing is done before you say so."
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button tone="primary" onClick={run} disabled={!data || data.stop !== null || !provider.isEnabled}>
            Synchronise now
          </Button>
        </>
      }
    >
      <ErrorNotice error={failure ?? error} />
      {data ? (
        <Preview preview={data} />
      ) : error ? null : (
        <p className="text-ink-soft">Reading the directory…</p>
      )}
    </Dialog>
  );
}

function Preview({ preview }: { preview: SyncPreview }) {
  const { stop, effect, people, create, change, disable, add, remove, skip } = preview;
  const groups: readonly [string, readonly string[]][] = [
    [
      'Accounts made',
      create.map(({ user, teams }) => (teams.length > 0 ? `${user} (${teams.join(', ')})` : user)),
    ],
    ['Accounts changed', change.map(({ user, fullName }) => `${user}: ${fullName}`)],
    ['Accounts disabled', disable],
    ['Added to teams', add.map(({ user, team }) => `${user} → ${team}`)],
    ['Taken from teams', remove.map(({ user, team }) => `${user} ← ${team}`)],
    ['Left out', skip.map(({ name, why }) => `${name}: ${why}`)],
  ];
  const shown = groups.filter(([, lines]) => lines.length > 0);
  return (
    <div className="flex flex-col gap-4">
      {stop === null ? null : (
        <p
          role="alert"
          className="flex items-start gap-2.5 rounded-lg bg-danger-soft px-3.5 py-2.5 text-pretty"
        >
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
          {stop} Nothing is done.
        </p>
      )}
      <p>
        The directory shows {people} people.{shown.length === 0 ? ' Everything is as it should be.' : ''}
      </p>
      {shown.map(([title, lines]) => (
        <section key={title}>
          <h3 className="font-medium">
            {title} <span className="text-ink-soft tabular-nums">{lines.length}</span>
          </h3>
          <ul className="mt-1 max-h-48 overflow-y-auto text-[0.8125rem]">
            {lines.slice(0, 500).map((line) => (
              <li key={line} className="break-words py-0.5">
                {line}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {effect && shown.length > 0 ? <EffectView effect={effect} /> : null}
    </div>
  );
}
