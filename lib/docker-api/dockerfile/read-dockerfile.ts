import { mayFetch } from '@/lib/docker-api/dockerfile/added-sources';
import { GlobalArguments } from '@/lib/docker-api/dockerfile/arguments';
import type { Dockerfile, Source, Stage, StageStep } from '@/lib/docker-api/dockerfile/dockerfile';
import { type Instruction, readInstruction } from '@/lib/docker-api/dockerfile/instruction';
import { atLine, logicalLines } from '@/lib/docker-api/dockerfile/logical-lines';
import { readTriggers } from '@/lib/docker-api/dockerfile/triggers';
import { badRequest, isRefusal, type Refusal } from '@/lib/docker-api/errors';

export interface DockerfileContext {
  readonly buildArguments: Readonly<Record<string, string | null>>;
  /** The stage that is wanted; "" for the last. */
  readonly target: string;
}

type Draft = { -readonly [Key in keyof Stage]: Stage[Key] } & { steps: StageStep[] };

/**
 * Reads a Dockerfile as the classic builder does, as far as is needed to tell what it is built of. What
 * could be read in two ways is refused.
 */
export function readDockerfile(bytes: Uint8Array, context: DockerfileContext): Dockerfile | Refusal {
  const text = decode(bytes);
  if (text === null) return badRequest('the Dockerfile is not UTF-8');
  const read = logicalLines(text);
  if (isRefusal(read)) return read;
  const globals = new GlobalArguments(context.buildArguments);
  const globalArguments: Instruction[] = [];
  const stages: Draft[] = [];
  let fetches = false;
  for (const line of read.lines) {
    const instruction = readInstruction(line, read.escape);
    if (isRefusal(instruction)) return instruction;
    const stage = stages.at(-1);
    if (instruction.keyword === 'FROM') {
      const next = readFrom(instruction, stages, globals);
      if (isRefusal(next)) return next;
      stages.push(next);
    } else if (stage === undefined) {
      if (instruction.keyword !== 'ARG') return atLine(line.number, 'no build stage in current context');
      globals.declare(instruction.rest);
      globalArguments.push(instruction);
    } else {
      const step = readStep(instruction, stages);
      if (isRefusal(step)) return step;
      stage.steps.push(step);
      if (instruction.keyword === 'ADD') fetches ||= mayFetch(instruction.rest) === true;
      if (instruction.keyword === 'ONBUILD') {
        // It runs in this very build where a later stage is built on this one.
        const trigger = readTriggers([instruction.rest]);
        if (isRefusal(trigger)) return atLine(line.number, trigger.message);
        fetches ||= trigger.fetches;
      }
    }
  }
  if (stages.length === 0) return badRequest('the Dockerfile cannot be empty');
  const wanted = wantedStages(stages, context.target);
  return isRefusal(wanted) ? wanted : { escape: read.escape, globalArguments, stages: wanted, fetches };
}

/** Stages after the wanted one are not built. */
function wantedStages(stages: readonly Stage[], target: string): readonly Stage[] | Refusal {
  if (target === '') return stages;
  const index = stages.findLastIndex(({ name }) => name === target.toLowerCase());
  return index === -1
    ? badRequest(`failed to reach build target ${target} in Dockerfile`)
    : stages.slice(0, index + 1);
}

function readFrom(from: Instruction, earlier: readonly Stage[], globals: GlobalArguments): Draft | Refusal {
  const [word = '', as, written, ...more] = from.rest.split(/[ \t]+/);
  const isNamed = as !== undefined;
  if (word === '' || more.length > 0 || (isNamed && (as.toLowerCase() !== 'as' || written === undefined))) {
    return atLine(from.number, 'FROM requires either one or three arguments');
  }
  const name = written?.toLowerCase() ?? null;
  if (name !== null && !/^[a-z][a-z0-9-_.]*$/.test(name)) {
    return atLine(from.number, `invalid name for build stage: ${JSON.stringify(written)}`);
  }
  if (name !== null && earlier.some((stage) => stage.name === name)) {
    return atLine(from.number, `the stage ${name} is there already`);
  }
  const reference = globals.expand(word);
  const platform = globals.expand(from.options.get('platform') ?? '');
  if (reference === null || platform === null) {
    return atLine(from.number, 'FROM is read here with plain words and $ARGUMENTS only');
  }
  if (reference === '') return atLine(from.number, `base name (${word}) should not be blank`);
  const index = earlier.findIndex((stage) => stage.name === reference.toLowerCase());
  const base: Source =
    index !== -1
      ? { kind: 'stage', index, name: reference.toLowerCase() }
      : reference === 'scratch'
        ? { kind: 'scratch' }
        : { kind: 'image', reference };
  return { name, base, platform, from, steps: [] };
}

function readStep(instruction: Instruction, stages: readonly Stage[]): StageStep | Refusal {
  const { keyword, number, options, rest } = instruction;
  if ((keyword === 'ADD' || keyword === 'COPY') && mayFetch(rest) === null) {
    return atLine(number, `${keyword} has a list that cannot be read`);
  }
  const written = options.get('from');
  if (written === undefined) return { instruction, from: null };
  const from = readCopyFrom(written, stages);
  return from === null ? atLine(number, `invalid from flag value ${written}`) : { instruction, from };
}

/** A stage by its name or number, else an image. The stage that is being built is none of them. */
function readCopyFrom(written: string, stages: readonly Pick<Stage, 'name'>[]): Source | null {
  if (written === '' || written.includes('$')) return null;
  const earlier = stages.slice(0, -1);
  const named = earlier.findIndex(({ name }) => name === written.toLowerCase());
  if (named !== -1) return { kind: 'stage', index: named, name: written.toLowerCase() };
  if (stages.at(-1)?.name === written.toLowerCase()) return null;
  if (!/^[+-]?[0-9]+$/.test(written)) return { kind: 'image', reference: written };
  const index = Number(written);
  return index >= 0 && index < earlier.length ? { kind: 'stage', index, name: null } : null;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
