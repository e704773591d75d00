import { destination, volumeName } from '@/lib/docker-api/schemas/fields';

export interface BindText {
  /** An absolute path of the node, or the name of a volume. */
  readonly source: string;
  readonly isPath: boolean;
  readonly destination: string;
  readonly modes: readonly string[];
}

const volumeModes = ['ro', 'rw', 'z', 'Z', 'nocopy'];
const pathModes = [
  'ro',
  'rw',
  'z',
  'Z',
  'shared',
  'rshared',
  'slave',
  'rslave',
  'private',
  'rprivate',
  'consistent',
  'cached',
  'delegated',
];

/**
 * Reads an entry of HostConfig.Binds, `source:destination[:modes]`. Null for any other text: no
 * anonymous volumes, relative sources or unknown modes, which engines read in their own ways.
 */
export function parseBindText(text: string): BindText | null {
  const [source, to, modeList, ...more] = text.split(':');
  if (source === undefined || to === undefined || more.length > 0 || text.includes('\0')) return null;
  const isPath = source.startsWith('/');
  if (!isPath && !volumeName.safeParse(source).success) return null;
  if (!destination.safeParse(to).success) return null;
  const modes = modeList === undefined ? [] : modeList.split(',');
  const known = isPath ? pathModes : volumeModes;
  if (modes.some((mode, index) => !known.includes(mode) || modes.indexOf(mode) !== index)) return null;
  return { source, isPath, destination: to, modes };
}
