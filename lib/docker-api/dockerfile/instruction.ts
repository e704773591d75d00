import { hasHereDocument } from '@/lib/docker-api/dockerfile/here-document';
import { atLine, type Escape, type LogicalLine } from '@/lib/docker-api/dockerfile/logical-lines';
import type { Refusal } from '@/lib/docker-api/errors';

/** Why BuildKit's own features are refused, with what to do instead. */
export const buildKitSentence =
  'BuildKit is not offered through Wheelhouse: set DOCKER_BUILDKIT=0 for the classic builder, or build elsewhere and push';

/** The options that the classic builder knows for each instruction; all others are BuildKit's or mistakes. */
const options = {
  ADD: ['chown', 'chmod'],
  ARG: [],
  CMD: [],
  COPY: ['from', 'chown', 'chmod'],
  ENTRYPOINT: [],
  ENV: [],
  EXPOSE: [],
  FROM: ['platform'],
  HEALTHCHECK: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
  LABEL: [],
  MAINTAINER: [],
  ONBUILD: [],
  RUN: [],
  SHELL: [],
  STOPSIGNAL: [],
  USER: [],
  VOLUME: [],
  WORKDIR: [],
} as const satisfies Record<string, readonly string[]>;

export type Keyword = keyof typeof options;

export interface Instruction {
  readonly number: number;
  readonly keyword: Keyword;
  /** As the person wrote it, in their letters. */
  readonly written: string;
  readonly options: ReadonlyMap<string, string>;
  /** What follows the options. */
  readonly rest: string;
}

const option = /^--([a-z-]+)=([^\s"'\\`]*)(?:\s+|$)/;
/** Spaces that one reader takes for spaces and another does not. */
const oddSpace = /[\u0080-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000\ufeff]/;

/** Reads one line of a Dockerfile, or of the triggers in an image. */
export function readInstruction({ number, text }: LogicalLine, escapeWith: Escape): Instruction | Refusal {
  const [, written = '', after = ''] = /^([A-Za-z]+)(?:[ \t]+(.*))?$/s.exec(text) ?? [];
  const keyword = written.toUpperCase();
  if (!isKeyword(keyword)) return atLine(number, `unknown instruction: ${text.split(/\s/, 1)[0] ?? ''}`);
  const found = new Map<string, string>();
  const known: readonly string[] = options[keyword];
  let rest = after.trim();
  while (rest.startsWith('--')) {
    const [whole = '', name = '', value = ''] = option.exec(rest) ?? [];
    if (!known.includes(name)) {
      const shown = rest.split(/[\s=]/, 1)[0] ?? '';
      const isBuildKits = ['RUN', 'COPY', 'ADD'].includes(keyword);
      return atLine(
        number,
        isBuildKits ? `${keyword} ${shown}: ${buildKitSentence}` : `Unknown flag: ${shown.slice(2)}`,
      );
    }
    if (found.has(name)) return atLine(number, `Duplicate flag specified: ${name}`);
    found.set(name, value);
    rest = rest.slice(whole.length).trimStart();
  }
  const isAboutFiles = keyword === 'COPY' || keyword === 'ADD';
  if ((isAboutFiles || keyword === 'FROM') && oddSpace.test(after)) {
    return atLine(number, 'a line holds spaces that are not plain spaces');
  }
  if ((isAboutFiles || keyword === 'RUN') && hasHereDocument(rest, escapeWith)) {
    return atLine(number, `here-documents: ${buildKitSentence}`);
  }
  return { number, keyword, written, options: found, rest };
}

function isKeyword(text: string): text is Keyword {
  return Object.hasOwn(options, text);
}
