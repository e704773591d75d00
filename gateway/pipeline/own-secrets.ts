import type { Exchange } from '@/gateway/exchange';
import { decode } from '@/gateway/registries/registry-credential';
import { isJsonObject, type Json } from '@/lib/docker-api/json';
import type { QueryValues } from '@/lib/docker-api/query';
import { secretsInBody } from '@/lib/docker-api/secrets/secret-fields';
import { secretsInQuery } from '@/lib/docker-api/secrets/secret-queries';
import { withoutPasswords, withoutValues } from '@/lib/docker-api/secrets/without-values';

interface Sent {
  readonly query: QueryValues;
  readonly body: unknown;
}

const sent = new WeakMap<Exchange, Sent>();

/** Keeps what a request holds at hand, for when somebody repeats it. */
export function rememberSent(exchange: Exchange, what: Sent): void {
  sent.set(exchange, what);
}

/**
 * What is said of a request, in its answer, on record or in the log, without the secrets that it holds:
 * engines, and rules of ours, repeat what they were given.
 */
export function withoutOwnSecrets(exchange: Exchange, text: string): string {
  const { query = {}, body = null } = sent.get(exchange) ?? {};
  const secrets = [...secretsInBody(body as Json), ...secretsInQuery(query), ...secretsInHeaders(exchange)];
  return withoutPasswords(withoutValues(text, secrets));
}

const plainParts: ReadonlySet<string> = new Set(['username', 'email', 'serveraddress']);

function secretsInHeaders({ request: { headers } }: Exchange): string[] {
  return [headers['x-registry-auth'], headers['x-registry-config']].flatMap((header) => {
    if (typeof header !== 'string' || header === '') return [];
    return [header, ...textsIn(decode(header) as Json)];
  });
}

function textsIn(part: Json | undefined): string[] {
  if (typeof part === 'string') return [part];
  if (!isJsonObject(part)) return [];
  return Object.entries(part).flatMap(([name, each]) => (plainParts.has(name) ? [] : textsIn(each)));
}
