import { badRequest, type Refusal } from '@/lib/docker-api/errors';
import { percentDecode } from '@/lib/docker-api/percent-decode';

const maximumParameters = 128;
const plain = /^[\x21\x22\x24-\x3a\x3c-\x5b\x5d-\x7e]*$/;

/**
 * dockerode repeats the members of a JSON body ("Image", "Cmd", …) in the query. No parameter of
 * Docker's API begins with a capital, so these are dropped, and never reach an engine.
 */
const echoOfBody = /^[A-Z]/;

/** Parameters that come once for each value; here their values are joined by line breaks. */
export const repeatedParameters: ReadonlySet<string> = new Set([
  'names',
  't',
  'extrahosts',
  'securityopt',
  'type',
]);

/**
 * Those of which the engine joins the lines into one Dockerfile (moby, daemon/images: BuildFromConfig),
 * so we do, and send one.
 */
const lines: ReadonlySet<string> = new Set(['changes', ...repeatedParameters]);

/**
 * The part after "?" as one value for each key. A key that comes twice is refused: the engine takes
 * the first for some parameters and all for others. So is ";", which Go splits at in old versions.
 */
export function readQueryString(text: string): ReadonlyMap<string, string> | Refusal {
  const query = new Map<string, string>();
  if (text === '') return query;
  if (!plain.test(text)) return badRequest('the query is not in its plain form');
  const pairs = text.split('&');
  if (pairs.length > maximumParameters) return badRequest('the query has too many parameters');
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const key = decode(equals === -1 ? pair : pair.slice(0, equals));
    const value = decode(equals === -1 ? '' : pair.slice(equals + 1));
    if (key === null || value === null) return badRequest('the query holds a broken escape');
    if (key === '') return badRequest('the query holds a parameter without a name');
    if (echoOfBody.test(key)) continue;
    const before = query.get(key);
    if (before !== undefined && lines.has(key)) {
      query.set(key, `${before}\n${value}`);
      continue;
    }
    if (before !== undefined) return badRequest(`the query names ${JSON.stringify(key)} twice`);
    query.set(key, value);
  }
  return query;
}

/** Form encoding: "+" is a space. */
function decode(text: string): string | null {
  return percentDecode(text.replaceAll('+', ' '));
}
