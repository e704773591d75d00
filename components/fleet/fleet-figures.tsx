import { TextLink } from '@/components/ui/button';
import type { FleetRow } from '@/lib/fleet/fleet-row';
import { type OpsSection, paths } from '@/lib/paths/console-paths';

interface FigureProps {
  label: string;
  value: string;
  /** What of it is not as it should be. */
  note: string;
  href: string;
}

/** What there is on a cluster, by numbers that lead to their lists. */
export function FleetFigures({ row }: { row: FleetRow }) {
  const { nodes, services, tasks, containers } = row;
  const to = (section: OpsSection) => paths.opsSection(row.name, section);
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
      {nodes.total > 0 ? (
        <Figure
          label="Nodes"
          value={nodes.ready === nodes.total ? String(nodes.total) : `${nodes.ready} of ${nodes.total}`}
          note={
            nodes.ready < nodes.total
              ? 'ready'
              : nodes.drained + nodes.paused > 0
                ? `${nodes.drained + nodes.paused} drained or paused`
                : ''
          }
          href={to('nodes')}
        />
      ) : null}
      {row.isSwarm ? (
        <>
          <Figure
            label="Services"
            value={String(services.total)}
            note={
              services.short > 0
                ? `${services.short} short`
                : services.updating > 0
                  ? `${services.updating} updating`
                  : ''
            }
            href={to('services')}
          />
          <Figure
            label="Tasks"
            value={tasks.running.toLocaleString('en')}
            note={tasks.waiting > 0 ? `${tasks.waiting} not running yet` : ''}
            href={to('tasks')}
          />
        </>
      ) : null}
      <Figure
        label="Containers"
        value={containers.running.toLocaleString('en')}
        note={containerNote(row)}
        href={to('containers')}
      />
    </dl>
  );
}

function containerNote({ containers }: FleetRow): string {
  const { unhealthy, restarting, total, running } = containers;
  if (unhealthy > 0) return `${unhealthy} unhealthy`;
  if (restarting > 0) return `${restarting} restarting`;
  return total > running ? `${total - running} not running` : '';
}

function Figure({ label, value, note, href }: FigureProps) {
  return (
    <div className="flex min-w-0 flex-col-reverse justify-end">
      <dt className="text-[0.8125rem] text-ink-soft">
        {label}
        {note ? <span className="block">{note}</span> : null}
      </dt>
      <dd className="font-semibold text-lg leading-tight">
        <TextLink
          href={href}
          aria-label={`${label}: ${value}${note ? `, ${note}` : ''}`}
          className="text-ink!"
        >
          {value}
        </TextLink>
      </dd>
    </div>
  );
}
