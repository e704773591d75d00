import type { ReactNode } from 'react';
import { EffectView } from '@/components/access/effect-view';
import { StatusDot } from '@/components/ui/status-dot';
import type { MovePreview, PlacedKind } from '@/lib/placements/schema';

/** What people should know that moves along, or does not. */
const followWords: Readonly<Record<PlacedKind, string | null>> = {
  container: null,
  service: 'Its tasks and their containers follow it. Where it may run is not changed until it is updated.',
  stack: null,
  volume: 'Containers and services that mount it keep it and stay where they are.',
  network: 'What is connected stays connected, and where it is.',
  secret: 'Services that use it keep it and stay where they are.',
  config: 'Services that use it keep it and stay where they are.',
  node: 'Who may schedule on it changes. Tasks of services that may no longer run there are taken off at once.',
};

const manySubjects = 12;

interface MoveEffectsProps {
  preview: MovePreview;
  kind: PlacedKind;
}

/** Who gains and who loses what by a move, what stays and why. */
export function MoveEffects({ preview, kind }: MoveEffectsProps) {
  const refused = preview.items.filter(({ refusal }) => refusal !== null);
  const follows = followWords[kind];
  return (
    <section aria-label="What the move changes" className="flex flex-col gap-3">
      {refused.length > 0 ? (
        <Part title={`${refused.length === 1 ? 'One stays' : `${refused.length} stay`} where it is`}>
          {refused.slice(0, manySubjects).map(({ id, name, refusal }) => (
            <li key={id}>
              <StatusDot tone="warn">
                <span className="font-medium">{shortName(name)}</span>
              </StatusDot>
              <span className="block pl-4.5 text-ink-soft">{refusal}</span>
            </li>
          ))}
          <More count={refused.length - manySubjects} />
        </Part>
      ) : null}
      {refused.length < preview.items.length ? <EffectView effect={preview.effect} /> : null}
      {follows ? <p className="text-ink-soft">{follows}</p> : null}
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-md bg-sunken px-3 py-2">
      <h3 className="mb-1 font-medium">{title}</h3>
      <ul className="flex max-h-56 flex-col gap-1.5 overflow-y-auto">{children}</ul>
    </div>
  );
}

function More({ count }: { count: number }) {
  return count > 0 ? <li className="text-ink-soft">and {count.toLocaleString('en')} more</li> : null;
}

function shortName(name: string): string {
  return /^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name;
}
