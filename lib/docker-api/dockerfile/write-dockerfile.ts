import type { Dockerfile, Source, Stage, StageStep } from '@/lib/docker-api/dockerfile/dockerfile';
import type { Instruction } from '@/lib/docker-api/dockerfile/instruction';

/**
 * Writes a Dockerfile in our own words: one line for each instruction, each image by its full id, each
 * stage by its name or number. However an engine reads lines, it reads these.
 *
 * @param ids the full ids of images, by how they were written
 */
export function writeDockerfile(dockerfile: Dockerfile, ids: ReadonlyMap<string, string>): Buffer {
  const { escape: escapeWith, globalArguments, stages } = dockerfile;
  const lines = [
    ...(escapeWith === '\\' ? [] : [`# escape=${escapeWith}`]),
    ...globalArguments.map((instruction) => line(instruction, instruction.rest)),
    ...stages.flatMap((stage) => stageLines(stage, ids)),
  ];
  return Buffer.from(`${lines.join('\n')}\n`);
}

function stageLines(
  { from, base, name, platform, steps }: Stage,
  ids: ReadonlyMap<string, string>,
): string[] {
  // An id says which platform it is for.
  const option = base.kind === 'scratch' && platform !== '' ? `--platform=${platform} ` : '';
  const as = name === null ? '' : ` AS ${name}`;
  return [`${from.written} ${option}${written(base, ids)}${as}`, ...steps.map((step) => stepLine(step, ids))];
}

function stepLine({ instruction, from }: StageStep, ids: ReadonlyMap<string, string>): string {
  const options = [...instruction.options].map(([name, value]) =>
    name === 'from' && from !== null ? `--from=${written(from, ids)}` : `--${name}=${value}`,
  );
  return line(instruction, [...options, instruction.rest].join(' '));
}

function line({ written: keyword }: Instruction, rest: string): string {
  return rest === '' ? keyword : `${keyword} ${rest}`;
}

function written(source: Source, ids: ReadonlyMap<string, string>): string {
  if (source.kind === 'scratch') return 'scratch';
  if (source.kind === 'stage') return source.name ?? String(source.index);
  const id = ids.get(source.reference);
  if (id === undefined) throw new Error(`The image ${source.reference} was not looked up.`);
  return id;
}
