import { stripVTControlCharacters } from 'node:util';
import type { Mask } from './step';

/** What this run calls things → what every run calls them: names of nodes, addresses, folders. */
export type RunNames = ReadonlyMap<string, string>;

/** What differs from run to run by nature, in the order in which it is replaced. */
const always: readonly (readonly [RegExp, string])[] = [
  [/\bSWMTKN-1-\w+-\w+/g, 'JOIN-TOKEN'],
  [/\bSWMKEY-1-[\w+/]+/g, 'UNLOCK-KEY'],
  [/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g, 'CERTIFICATE'],
  [/("(?:CertIssuerSubject|CertIssuerPublicKey|TrustRoot)": )"[^"]+"/g, '$1"CERTIFICATE"'],
  [/\b[A-Z2-7]{4}(?::[A-Z2-7]{4}){11}\b/g, 'ENGINE-ID'],
  [/\b[0-9a-f]{64}\b/g, 'ID'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?/g, 'TIME'],
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? [+-]\d{4} UTC/gi, 'TIME'],
  [/"(?:time|timeNano)": ?\d+/g, '"time":TIME'],
  [/\b(?:About an? (?:minute|hour)|Less than a second|\d+ (?:seconds?|minutes?|hours?))(?: ago)?/gi, 'AGO'],
  [/\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b/g, 'MAC'],
  [/\b(?:172|10\.0)(?:\.\d+){2,3}\b/g, 'ADDRESS'],
  [/\b[0-9a-f]{12}\b/g, 'ID'],
  [/\b[a-z0-9]{25}\b/g, 'SWARM-ID'],
  [/^[a-z0-9]{12}(?=[ ]|$)/gm, 'SWARM-ID'],
  [/(?<=\.\d+\.)[a-z0-9]{12}(?=@)/g, 'SWARM-ID'],
  [/(Issuer Public Key:\s*)\S+/g, '$1KEY'],
  [/^\d+: (?=eth|lo)/gm, 'N: '],
  [/\bround-trip min.*/g, 'ROUND-TRIP'],
  // On a Swarm's node an engine looks for a network there too, and says so.
  [/\bCould not attach to network \S+: rpc error: code = NotFound desc = /g, ''],
  // Which of the two a Swarm says depends on whether the manager demoted before has left the raft by now.
  [
    /\b(?:attempting to demote the last manager of the swarm|can't remove member from the raft: this would result in a loss of quorum)/g,
    'LAST-MANAGER',
  ],
  [/\bMounted from \S+/g, 'Mounted from IMAGE'],
  [/^( Runtimes: ).*/gm, '$1RUNTIMES'],
  [/\/tmp\/wheelhouse-docker-\w+/g, 'CONFIG'],
  [/"(Index|Pid)": ?\d+/g, '"$1": N'],
  [/("HostPort": ?")\d{5}"/g, '$1PORT"'],
  [/(0\.0\.0\.0|127\.0\.0\.1|\[::\]|:::?):\d{5}\b/g, '$1:PORT'],
];

const masks: Readonly<Record<Mask, (text: string) => string>> = {
  numbers: (text) => text.replace(/\b\d+(?:[.:]\d+)* ?(?:%|[kKMGT]?i?B\b)?/g, 'N'),
  order: (text) => [...new Set(text.split('\n'))].sort().join('\n'),
  // A shell at a terminal writes its line again when it learns the size, sooner or later: what counts is
  // what stands after the last return of the carriage.
  terminal: (text) =>
    stripVTControlCharacters(text)
      .replace(/\r+(?=\n|$)/g, '')
      .replace(/^[^\n]*\r/gm, '')
      .replace(/(?:\/ )?# /g, '')
      .replace(/^\s*$\n?/gm, ''),
  progress: (text) =>
    text
      .split('\n')
      .filter(
        (line) =>
          !/^(?:overall progress: |\d+\/\d+: |\w+: (?:pending|running|ready|starting|preparing|new|assigned|accepted|\[)|verify: Waiting|service rolled back|\s*$)/.test(
            line,
          ),
      )
      .join('\n'),
};

/** The labels by which Wheelhouse marks where a thing is. They are on everything that was made through it. */
const ownLabel = /^io\.wheelhouse\./;
/** And by which services are kept to the nodes where their maker may schedule. */
const ownConstraint = /^node\.labels\.io\.wheelhouse\./;

/** Output as it would be whenever and wherever the command ran. */
export function asPlainText(output: string, names: RunNames, wished: readonly Mask[] = []): string {
  let text = withoutOwnLabels(withSortedKeys(output));
  for (const [name, plain] of [...names].sort(([a], [b]) => b.length - a.length))
    text = text.replaceAll(name, plain);
  for (const [pattern, plain] of always) text = text.replace(pattern, plain);
  text = text.replace(/ {2,}/g, '  ').replace(/ +$/gm, '');
  for (const mask of wished) text = masks[mask](text);
  return text;
}

/** Objects are unordered in JSON, and an empty one or null says no more than an absent one does. */
function withSortedKeys(output: string): string {
  if (!/^[[{]/.test(output)) return output;
  const whole = parsed(output);
  if (whole !== undefined) return `${JSON.stringify(whole, null, 4)}\n`;
  return output
    .split('\n')
    .map((line) => (line.startsWith('{') ? JSON.stringify(parsed(line) ?? line) : line))
    .join('\n');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => {
      if (Array.isArray(value)) {
        const others = value.filter((each) => !ownConstraint.test(String(each)));
        return others.length === 0 ? null : others;
      }
      if (value === null || typeof value !== 'object') return value;
      const entries = Object.entries(value).filter(([key, part]) => part !== null && !ownLabel.test(key));
      if (entries.length === 0) return null;
      return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
    });
  } catch {
    return undefined; // not JSON
  }
}

function withoutOwnLabels(text: string): string {
  return text
    .replace(/ node\.labels\.io\.wheelhouse\.[^\s\]]+/g, '')
    .replace(/^Labels:[^\S\n]*\n(?: - io\.wheelhouse\.[\w.-]+=.*\n)+(?! - )/gm, '')
    .replace(/^ ?(?:-| +) ?io\.wheelhouse\.[\w.-]+=.*\n/gm, '')
    .replace(/^.* label "io\.wheelhouse\.[\w.-]+" has changed\. .*\n/gm, '')
    .replace(
      /(?:,\s?)?(?:\bio\.wheelhouse\.[\w.-]+=[^,\s")]*(?:,\s?)?)+/g,
      (found) => /^,[\s\S]*(,\s?)$/.exec(found)?.[1] ?? '',
    )
    .replace(/ io\.wheelhouse\.[\w.-]+:[^\s\]]*|\bio\.wheelhouse\.[\w.-]+:[^\s\]]* ?/g, '');
}
