'use client';

import { Minus, Pencil, Plus } from 'lucide-react';
import { EffectView } from '@/components/access/effect-view';
import { DiffView } from '@/components/editor/diff-view';
import { Card } from '@/components/ui/card';
import { StatusDot } from '@/components/ui/status-dot';
import type { AccessPlan, PlannedChange } from '@/lib/access-code/schema';

/** What a document would change, what is wrong with it, and what that does for people. */
export function PlanView({ plan }: { plan: AccessPlan }) {
  const { changes, errors, effect } = plan;
  return (
    <section aria-label="Plan" className="flex flex-col gap-4">
      {errors.length > 0 ? (
        <Card title={`${errors.length} ${errors.length === 1 ? 'problem' : 'problems'}`}>
          <ul className="flex max-h-72 flex-col gap-1.5 overflow-y-auto">
            {errors.map(({ line, message }) => (
              <li key={`${line} ${message}`} className="break-words">
                <StatusDot tone="danger">Line {line}</StatusDot> {message}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {errors.length === 0 && changes.length === 0 ? (
        <p className="rounded-lg bg-sunken px-4 py-3 text-ink-soft">
          Nothing changes: this is what is so already.
        </p>
      ) : null}
      {changes.length > 0 ? (
        <Card title={`${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`}>
          <ul className="flex max-h-96 flex-col gap-1 overflow-y-auto">
            {changes.map((change) => (
              <li key={`${change.section} ${change.kind} ${change.name}`}>
                <Change change={change} />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {effect && changes.length > 0 ? <EffectView effect={effect} /> : null}
      {changes.length > 0 ? (
        <DiffView
          label="What changes of each record"
          before={recordsAs(changes, 'before')}
          after={recordsAs(changes, 'after')}
        />
      ) : null}
    </section>
  );
}

/** The records that change, under their names, so that what is not part of the document is not compared. */
function recordsAs(changes: readonly PlannedChange[], side: 'before' | 'after'): string {
  return changes
    .map((change) => {
      const record = change[side];
      const text = record === null ? '' : JSON.stringify(record, null, 2).replaceAll(/["{}[\],]/g, '');
      const lines = text.split('\n').filter((line) => line.trim() !== '');
      return [`# ${nouns[change.section]} ${change.name}`, ...lines].join('\n');
    })
    .join('\n');
}

const looks = {
  create: { word: 'Make', Icon: Plus, look: 'bg-ok-soft text-ok' },
  change: { word: 'Change', Icon: Pencil, look: 'bg-accent-soft text-accent' },
  delete: { word: 'Remove', Icon: Minus, look: 'bg-danger-soft text-danger' },
} as const;

const nouns: Readonly<Record<PlannedChange['section'], string>> = {
  roles: 'role',
  teams: 'team',
  collections: 'collection',
  prefixes: 'image prefix',
  grants: 'grant',
};

function Change({ change: { section, kind, name, line } }: { change: PlannedChange }) {
  const { word, Icon, look } = looks[kind];
  return (
    <span className="flex items-baseline gap-2.5">
      <span className={`grid size-5 shrink-0 place-items-center self-center rounded ${look}`}>
        <Icon aria-hidden className="size-3.5" />
      </span>
      <span className="min-w-0 break-words">
        {word} {nouns[section]} <span className="font-medium">{name}</span>
        {line === null ? null : <span className="text-ink-soft"> (line {line})</span>}
      </span>
    </span>
  );
}
