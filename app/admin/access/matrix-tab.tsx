'use client';

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { DownloadCsv } from '@/components/access/download-csv';
import { Level, levelMeanings } from '@/components/access/matrix/level';
import { Matrix } from '@/components/access/matrix/matrix';
import { matrixCsv } from '@/components/access/matrix/matrix-csv';
import { sourceOf } from '@/components/access/place-sources';
import { Picker } from '@/components/records/picker';
import { Checkbox } from '@/components/ui/checkbox';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

const kinds = [
  { value: 'user', label: 'Person or service account' },
  { value: 'team', label: 'Team' },
  { value: 'collection', label: 'Collection' },
  { value: 'resource', label: 'Container, service or other thing' },
] as const;
const kindValues = kinds.map(({ value }) => value);

/** The matrix of one person, team, collection or thing. */
export function MatrixTab({ me }: { me: string }) {
  const [{ kind, name, all }, set] = useQueryStates(
    {
      kind: parseAsStringLiteral(kindValues).withDefault('user'),
      name: parseAsString.withDefault(''),
      all: parseAsBoolean.withDefault(false),
    },
    { history: 'replace' },
  );
  const chosen = name === '' && kind === 'user' ? me : name;
  const about = { kind, name: chosen, all };
  const isOfSubject = kind === 'user' || kind === 'team';
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Field label="Access of or to" required className="w-full sm:w-64">
          <Select
            value={kind}
            options={kinds}
            onChange={(event) => {
              const next = kindValues.find((value) => value === event.target.value) ?? 'user';
              void set({ kind: next, name: '' });
            }}
          />
        </Field>
        <Field label="Which" required className="w-full sm:w-80">
          <Picker
            key={kind}
            source={sourceOf[kind]}
            value={chosen}
            onChange={(next) => void set({ name: next })}
          />
        </Field>
        {isOfSubject ? (
          <Checkbox
            label="All collections"
            checked={all}
            onChange={(event) => void set({ all: event.target.checked })}
          />
        ) : null}
        <DownloadCsv
          name={`access-${chosen.replaceAll(/[^A-Za-z0-9.-]+/g, '-')}`}
          make={() => matrixCsv(about)}
          isDisabled={chosen === ''}
        />
      </div>
      <Legend isOfSubject={isOfSubject} />
      {chosen === '' ? (
        <EmptyState>Choose of whom, or of what.</EmptyState>
      ) : (
        <Matrix key={`${kind} ${chosen} ${all}`} {...about} />
      )}
    </div>
  );
}

function Legend({ isOfSubject }: { isOfSubject: boolean }) {
  return (
    <ul aria-label="Levels" className="flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem] text-ink-soft">
      {levelMeanings.map(([tier, meaning]) => (
        <li key={tier} className="flex items-center gap-1.5">
          <Level tier={tier} /> {meaning}
        </li>
      ))}
      {isOfSubject ? (
        <li className="hidden items-center gap-1.5 sm:flex">
          <span aria-hidden className="text-accent">
            •
          </span>{' '}
          granted on this very collection
        </li>
      ) : null}
    </ul>
  );
}
