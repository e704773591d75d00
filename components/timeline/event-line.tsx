import { Server } from 'lucide-react';
import { ResourceLink } from '@/components/resources/resource-link';
import { type EngineEventView, eventTone, eventWords } from '@/components/timeline/event-words';
import { LineFrame } from '@/components/timeline/line-frame';
import { StatusDot } from '@/components/ui/status-dot';
import { absoluteTime } from '@/components/ui/time-text';
import { isResourceKind } from '@/lib/paths/console-paths';

interface EventLineProps {
  cluster: string;
  event: EngineEventView;
  /** The id of what the whole list is about: it is not named each time. */
  about?: string;
  /** Where lists are of several clusters. */
  showsCluster?: boolean;
}

/** One event of an engine in a list of what happened. */
export function EventLine({ cluster, event, about, showsCluster = false }: EventLineProps) {
  const { resource, container, details, engineAt } = event;
  const more = [
    details.image && resource.kind === 'container' && resource.id !== about
      ? `image ${brief(details.image.split('@')[0] ?? '')}`
      : '',
    showsCluster ? `on ${cluster}` : '',
    engineAt ? `${absoluteTime(new Date(engineAt))} by the engine's own clock` : '',
  ].filter(Boolean);
  return (
    <LineFrame at={event.at} icon={<Server aria-hidden />} source="Engine" more={more.join(' · ')}>
      <StatusDot tone={eventTone(event)} wraps>
        {resource.id === about ? null : <Named cluster={cluster} {...resource} />} {eventWords(event)}
        {container && container.id !== about ? (
          <>
            {' '}
            <Joint action={event.action} /> <Named cluster={cluster} {...container} />
          </>
        ) : null}
      </StatusDot>
    </LineFrame>
  );
}

/** What engines made up as a name is told by its beginning. */
function brief(name: string): string {
  return /^(?:sha256:)?[0-9a-z]{25,64}$/.test(name) ? name.replace('sha256:', '').slice(0, 12) : name;
}

function Joint({ action }: { action: string }) {
  return action === 'disconnect' || action === 'unmount' ? 'from' : action === 'mount' ? 'in' : 'with';
}

function Named({ cluster, kind, id, name }: { cluster: string; kind: string; id: string; name: string }) {
  const shown = brief(name === '' ? id : name);
  const section = `${kind}s`;
  return (
    <>
      {kind}{' '}
      {isResourceKind(section) && kind !== 'image' ? (
        <ResourceLink cluster={cluster} kind={section} id={id} name={shown} />
      ) : (
        <span className="font-medium">{shown}</span>
      )}
    </>
  );
}
