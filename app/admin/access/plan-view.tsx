'use client';

import { Minus, Pencil, Plus } from 'lucide-react';
import { changedFields } from '@/app/admin/access/changed-fields';
import { EffectView } from '@/components/access/effect-view';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { StatusDot } from '@/components/ui/status-dot';
import type { AccessPlan, PlannedChange } from '@/lib/access-code/schema';

/** What a document would change, what is wrong with it, and what that does for people. */
export function PlanView({ plan, onGoTo }: { plan: AccessPlan; onGoTo: (line: number) => void }) {
  const { changes, errors, effect } = plan;
  return (
    <section aria-label="Plan" className="flex flex-col gap-4">
      {errors.length > 0 ? (
        <Card title={`${errors.length} ${errors.length === 1 ? 'problem' : 'problems'}`}>
          <ul className="flex max-h-72 flex-col gap-1.5 overflow-y-auto">
            {errors.map(({ line, message }) => (
              <li key={`${line} ${message}`} className="break-words">
                <StatusDot tone="danger">
                  <Button size="small" tone="quiet" onClick={() => onGoTo(line)}>
                    Line {line}
                  </Button>
                </StatusDot>{' '}
                {message}
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
          <ul className="flex max-h-120 flex-col gap-2 overflow-y-auto">
            {changes.map((change) => (
              <li key={`${change.section} ${change.kind} ${change.name}`}>
                <Change change={change} />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {effect && changes.length > 0 ? <EffectView effect={effect} /> : null}
    </section>
  );
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

function Change({ change }: { change: PlannedChange }) {
  const { section, kind, name, line } = change;
  const { word, Icon, look } = looks[kind];
  return (
    <div className="flex items-start gap-2.5">
      <span className={`grid size-5 shrink-0 place-items-center rounded ${look}`}>
        <Icon aria-hidden className="size-3.5" />
      </span>
      <div className="min-w-0 break-words">
        {word} {nouns[section]} <span className="font-medium">{name}</span>
        {line === null ? null : <span className="text-ink-soft"> (line {line})</span>}
        {kind === 'delete' ? null : <Fields change={change} />}
      </div>
    </div>
  );
}

/** Of which the name of a grant or an image prefix tells already. */
const inName: ReadonlySet<string> = new Set(['name', 'path', 'prefix', 'subject', 'role', 'collection']);

function Fields({ change }: { change: PlannedChange }) {
  const fields = changedFields(change).filter(({ field }) => change.kind === 'change' || !inName.has(field));
  if (fields.length === 0) return null;
  return (
    <ul className="text-[0.8125rem] text-ink-soft">
      {fields.map(({ field, removed, added }) => (
        <li key={field} className="break-words">
          {field}:{' '}
          {removed.length > 0 ? (
            <del className="text-danger no-underline">
              <span className="sr-only">no longer </span>
              <span aria-hidden>−</span> {removed.join(', ')}{' '}
            </del>
          ) : null}
          {added.length > 0 ? (
            <ins className="text-ok no-underline">
              <span className="sr-only">now </span>
              <span aria-hidden>+</span> {added.join(', ')}
            </ins>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
