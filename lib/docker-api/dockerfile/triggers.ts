import { mayFetch } from '@/lib/docker-api/dockerfile/added-sources';
import { readInstruction } from '@/lib/docker-api/dockerfile/instruction';
import { logicalLines } from '@/lib/docker-api/dockerfile/logical-lines';
import { badRequest, isRefusal, type Refusal } from '@/lib/docker-api/errors';

/**
 * Looks at the instructions that an image carries for whoever builds on it (ONBUILD). They are part of
 * the image and cannot be written anew, so nothing in them may name another image.
 *
 * @returns whether one may make the engine fetch from an address, or why they are refused
 */
export function readTriggers(triggers: readonly string[]): { readonly fetches: boolean } | Refusal {
  let fetches = false;
  for (const trigger of triggers) {
    const read = logicalLines(trigger);
    if (isRefusal(read)) return refused(trigger);
    const [line, ...more] = read.lines;
    if (line === undefined || more.length > 0 || trigger.includes('\n')) return refused(trigger);
    const instruction = readInstruction(line, read.escape);
    if (isRefusal(instruction)) return refused(trigger);
    const { keyword, options, rest } = instruction;
    if (keyword === 'FROM' || keyword === 'ONBUILD') return refused(trigger);
    // What is a stage in one place of a Dockerfile is the name of an image in another.
    if (options.has('from')) return refused(trigger);
    if (keyword === 'ADD' || keyword === 'COPY') {
      const may = mayFetch(rest);
      if (may === null) return refused(trigger);
      fetches ||= may && keyword === 'ADD';
    }
  }
  return { fetches };
}

function refused(trigger: string): Refusal {
  return badRequest(
    `an instruction for whoever builds on an image is not offered: ONBUILD ${JSON.stringify(trigger.slice(0, 200))}`,
  );
}
