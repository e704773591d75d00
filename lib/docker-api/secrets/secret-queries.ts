import { isRefusal } from '@/lib/docker-api/errors';
import type { QueryValues } from '@/lib/docker-api/query';
import { readBuildMap } from '@/lib/docker-api/schemas/build';

const environment = /^\s*ENV[ \t]+/i;

/** The secrets in a query: build arguments, and environment variables that an image is given. */
export function secretsInQuery({ buildargs, changes }: QueryValues): string[] {
  return [
    ...(typeof buildargs === 'string' ? valuesOf(buildargs) : []),
    ...linesOf(changes).flatMap(variables),
  ];
}

function valuesOf(written: string): string[] {
  const read = readBuildMap(written);
  return isRefusal(read) ? [] : Object.values(read).filter((value) => value !== null);
}

/** Of `ENV NAME=VALUE …` and `ENV NAME VALUE` the values, with and without their quotes. */
function variables(line: string): string[] {
  if (!environment.test(line)) return [];
  const rest = line.replace(environment, '');
  const whole = rest.replace(/^[^\s=]+[\s=]/, '');
  const each = [...rest.matchAll(/=("(?:[^"\\]|\\.)*"|'[^']*'|\S+)/g)].map(([, value = '']) => value);
  return [whole, ...each, ...each.map((value) => value.replace(/^["']|["']$/g, ''))];
}

/** Instructions that an image is changed by, for the audit log: of variables only the names. */
export function shownChanges(changes: unknown): string | undefined {
  if (typeof changes !== 'string') return undefined;
  return linesOf(changes)
    .map((line) => {
      if (!environment.test(line)) return line;
      const rest = line.replace(environment, '');
      const names = [...rest.matchAll(/([^\s="']+)=(?:"(?:[^"\\]|\\.)*"|'[^']*'|\S+)/g)].map(
        ([, name]) => name,
      );
      return `ENV ${names.length > 0 ? names.join(' ') : (/^\S+/.exec(rest)?.[0] ?? '')}`;
    })
    .join('\n');
}

function linesOf(changes: unknown): string[] {
  return typeof changes === 'string' ? changes.split('\n') : [];
}
