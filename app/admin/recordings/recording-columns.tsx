import { endWords } from '@/components/recordings/end-words';
import { clockText } from '@/components/recordings/playback';
import { TextLink } from '@/components/ui/button';
import { bytesText } from '@/components/ui/bytes';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';
import { paths } from '@/lib/paths/console-paths';
import type { RecordingView } from '@/lib/recordings/schema';

export const recordingColumns: readonly Column<RecordingView>[] = [
  {
    id: 'person',
    header: 'Person',
    isTitle: true,
    cell: ({ id, person }) => <TextLink href={paths.recording(id)}>{person}</TextLink>,
    filterText: ({ person }) => person,
  },
  {
    id: 'container',
    header: 'Container',
    cell: ({ container, cluster }) => (
      <span className="block truncate">
        {container.name} <span className="text-ink-soft">on {cluster}</span>
      </span>
    ),
    filterText: ({ container }) => container.name,
  },
  {
    id: 'command',
    header: 'Command',
    cell: ({ command }) =>
      command === '' ? (
        <span className="text-ink-soft">Its own process</span>
      ) : (
        <code className="block truncate font-mono text-[0.8125rem]">{command}</code>
      ),
    filterText: ({ command }) => command,
  },
  { id: 'collection', header: 'Collection', cell: ({ collection }) => collection },
  {
    id: 'started',
    header: 'Began',
    width: 'w-32',
    cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
  },
  {
    id: 'length',
    header: 'Lasted',
    width: 'w-24',
    cell: ({ startedAt, endedAt }) =>
      endedAt === null ? '' : clockText((Date.parse(endedAt) - Date.parse(startedAt)) / 1_000),
  },
  {
    id: 'printed',
    header: 'Printed',
    width: 'w-24',
    cell: ({ printedBytes, endedAt }) => (endedAt === null ? '' : bytesText(printedBytes)),
  },
  { id: 'end', header: 'End', width: 'w-36', cell: ({ end }) => endWords(end) },
];
