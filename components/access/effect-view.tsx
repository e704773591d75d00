import type { ReactNode } from 'react';
import { changesInWords, groupPeople, type PeopleGroup } from '@/components/access/effect-groups';
import { EffectResources } from '@/components/access/effect-resources';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import type { AccessEffect, EffectChange } from '@/lib/effects/schema';

const manyNames = 8;

/** An effect on access in words: people who gain and lose the same stand together. */
export function EffectView({ effect }: { effect: AccessEffect }) {
  const { people, totals, elsewhere } = effect;
  const groups = groupPeople(people);
  return (
    <section aria-label="What it changes" className="flex flex-col gap-2 rounded-lg bg-sunken px-3.5 py-3">
      <h3 className="font-medium">{headline(effect)}</h3>
      {groups.length > 0 ? (
        <ul className="flex max-h-72 flex-col gap-2.5 overflow-y-auto">
          {groups.map((group) => (
            <li key={group.people.map(({ user }) => user).join(' ')}>
              <Group group={group} />
            </li>
          ))}
        </ul>
      ) : null}
      {people.length < totals.people ? (
        <p className="text-ink-soft">
          {(totals.people - people.length).toLocaleString('en')} more people are not listed.
        </p>
      ) : null}
      <EffectResources effect={effect} />
      {elsewhere > 0 ? (
        <p className="text-ink-soft">
          It also changes what {count(elsewhere, 'person', 'people')} can do on collections whose access you
          may not see.
        </p>
      ) : null}
    </section>
  );
}

function headline({ totals: { people, gaining, losing }, elsewhere }: AccessEffect): string {
  if (people === 0)
    return elsewhere > 0 ? 'Nothing changes that you may see' : 'Nobody gains or loses access';
  const parts = [
    ...(gaining > 0 ? [`${count(gaining, 'person gains', 'people gain')} access`] : []),
    ...(losing > 0 ? [`${count(losing, 'person loses', 'people lose')} access`] : []),
  ];
  return parts.join(', ');
}

function Group({ group: { people, gained, lost } }: { group: PeopleGroup }) {
  const names = people.slice(0, manyNames);
  return (
    <>
      <p className="break-words font-medium">
        {names.map(({ user }) => user).join(', ')}
        {people.length > manyNames ? ` and ${people.length - manyNames} more` : ''}
      </p>
      <Side tone="ok" word={people.length === 1 ? 'gains' : 'gain'} changes={gained} />
      <Side tone="danger" word={people.length === 1 ? 'loses' : 'lose'} changes={lost} />
    </>
  );
}

interface SideProps {
  tone: 'ok' | 'danger';
  word: string;
  changes: readonly EffectChange[];
}

function Side({ tone, word, changes }: SideProps) {
  return changesInWords(changes).map(({ collection, until, count: operations, areas }) => (
    <details key={`${collection} ${until}`} className="pl-4">
      <summary className="min-h-6 cursor-pointer break-words py-0.5">
        <span className="inline-block">
          <StatusDot tone={tone}>{word}</StatusDot>
        </span>{' '}
        {count(operations, 'operation', 'operations')} on <span className="font-medium">{collection}</span>
        <Until tone={tone} until={until} />
      </summary>
      <ul className="flex flex-col gap-0.5 py-1 pl-4 text-[0.8125rem] text-ink-soft">
        {areas.map(({ label, words }) => (
          <li key={label}>
            <span className="text-ink">{label}:</span> {words}
          </li>
        ))}
      </ul>
    </details>
  ));
}

function Until({ tone, until }: { tone: SideProps['tone']; until: string | null }): ReactNode {
  if (until === null) return null;
  return (
    <span className="text-ink-soft">
      {tone === 'ok' ? ', ends ' : ', but only '}
      <RelativeTime at={until} />
    </span>
  );
}

function count(number: number, one: string, many: string): string {
  return number === 1 ? `1 ${one}` : `${number.toLocaleString('en')} ${many}`;
}
