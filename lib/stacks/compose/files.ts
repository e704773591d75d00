import type { JsonObject } from '@/lib/docker-api/json';
import { stackLabel } from '@/lib/rows/labels-of-stacks';
import type { ComposeData, ComposeFile, ComposeService } from '@/lib/stacks/compose/compose-schema';
import { mapping } from '@/lib/stacks/compose/values';

/** A secret or config that a stack brings along, or only uses. */
export interface StackData {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The path that the file gives; null: it must be there already. */
  readonly file: string | null;
}

type Kind = 'Secret' | 'Config';

/** The secrets or configs that a service is given, by name. @throws RangeError */
export function filesOf(
  kind: Kind,
  stack: string,
  files: ComposeService['secrets'],
  declared: ComposeFile['secrets'],
): JsonObject[] {
  return (files ?? [])
    .map((file) => (typeof file === 'string' ? { source: file } : file))
    .map((file) => {
      const data = declared?.[file.source];
      if (!data) throw new RangeError(`undefined ${kind.toLowerCase()} "${file.source}"`);
      const Name = ('target' in file ? file.target : undefined) ?? file.source;
      return {
        File: {
          Name,
          UID: String('uid' in file ? (file.uid ?? '0') : '0'),
          GID: String('gid' in file ? (file.gid ?? '0') : '0'),
          Mode: 'mode' in file && file.mode !== undefined ? file.mode : 0o444,
        },
        [`${kind}Name`]: dataName(stack, file.source, data),
      };
    });
}

/** All secrets or configs of a file. */
export function dataOf(stack: string, declared: ComposeFile['secrets']): StackData[] {
  return Object.entries(declared ?? {}).map(([key, data]) => ({
    name: dataName(stack, key, data),
    labels: { ...mapping(data.labels), [stackLabel]: stack },
    file: data.external ? null : (data.file ?? null),
  }));
}

function dataName(stack: string, key: string, { external, name }: ComposeData): string {
  if (external) return name ?? (typeof external === 'object' ? external.name : key);
  return name ?? `${stack}_${key}`;
}
