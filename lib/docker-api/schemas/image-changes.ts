import { z } from 'zod';

const instruction = /^(?:CMD|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|STOPSIGNAL|USER|VOLUME|WORKDIR)[ \t]/i;

/**
 * `changes` of an import: Dockerfile instructions, one on each line, that set how containers of the
 * image start. No line goes on in the next, and no label of ours comes in this way.
 */
export const imageChanges = z
  .string()
  .max(8192, { abort: true })
  .refine(
    (text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .every((line) => instruction.test(line) && !line.endsWith('\\') && !namesOurLabel(line)),
    'must be instructions such as "CMD ...", one on each line',
  );

function namesOurLabel(line: string): boolean {
  return line.toLowerCase().includes('io.wheelhouse.');
}
