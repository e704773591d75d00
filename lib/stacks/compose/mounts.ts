import type { JsonObject } from '@/lib/docker-api/json';
import { stackLabel } from '@/lib/rows/labels-of-stacks';
import type { ComposeFile, ComposeService } from '@/lib/stacks/compose/compose-schema';
import { bytes, mapping, present } from '@/lib/stacks/compose/values';

type LongMount = Exclude<NonNullable<ComposeService['volumes']>[number], string>;

/** The mounts of a service, as docker writes them. @throws RangeError */
export function mountsOf(
  stack: string,
  service: ComposeService,
  volumes: ComposeFile['volumes'],
): JsonObject[] {
  return (service.volumes ?? []).map((mount) => mountOf(stack, longForm(mount), volumes));
}

/** `[SOURCE:]TARGET[:ro|rw|nocopy,…]` */
function longForm(mount: string | LongMount): LongMount {
  if (typeof mount !== 'string') return mount;
  const parts = mount.split(':');
  if (parts.length > 3) throw new RangeError(`The mount ${mount} has too many parts.`);
  const [first = '', second, options = ''] = parts;
  if (second === undefined) return { type: 'volume', target: first };
  const words = options.split(',').filter(Boolean);
  const unknown = words.find(
    (word) => !['ro', 'rw', 'nocopy', 'z', 'Z', 'cached', 'delegated', 'consistent'].includes(word),
  );
  if (unknown) throw new RangeError(`The mount ${mount}: ${unknown} is not known.`);
  const isPath = /^[./~]/.test(first);
  return {
    type: isPath ? 'bind' : 'volume',
    source: first,
    target: second,
    ...(words.includes('ro') ? { read_only: true } : {}),
    ...(words.includes('nocopy') ? { volume: { nocopy: true } } : {}),
  };
}

function mountOf(stack: string, mount: LongMount, volumes: ComposeFile['volumes']): JsonObject {
  const { type, source, target, read_only } = mount;
  const common = { Type: type, Target: target, ...(read_only ? { ReadOnly: true } : {}) };
  if (type === 'tmpfs') {
    const SizeBytes = bytes(mount.tmpfs?.size);
    return { ...common, ...(SizeBytes === undefined ? {} : { TmpfsOptions: { SizeBytes } }) };
  }
  if (type === 'bind') {
    if (!source?.startsWith('/')) {
      throw new RangeError(
        `The mount of ${source ?? ''}: a node knows no path beside your file. Write it from /.`,
      );
    }
    const { propagation } = mount.bind ?? {};
    return {
      ...common,
      Source: source,
      ...(propagation ? { BindOptions: { Propagation: propagation } } : {}),
    };
  }
  if (!source) return common;
  if (!volumes || !(source in volumes)) throw new RangeError(`undefined volume "${source}"`);
  const declared = volumes[source] ?? {};
  const { external, driver, driver_opts } = declared;
  const NoCopy = mount.volume?.nocopy;
  if (external) {
    const Source = declared.name ?? (typeof external === 'object' ? external.name : source);
    return { ...common, Source, ...(NoCopy ? { VolumeOptions: { NoCopy } } : {}) };
  }
  return {
    ...common,
    Source: declared.name ?? `${stack}_${source}`,
    VolumeOptions: {
      ...present({ NoCopy, Subpath: mount.volume?.subpath }),
      Labels: { ...mapping(declared.labels), [stackLabel]: stack },
      ...(driver || driver_opts
        ? { DriverConfig: { ...present({ Name: driver }), Options: mapping(driver_opts) } }
        : {}),
    },
  };
}
