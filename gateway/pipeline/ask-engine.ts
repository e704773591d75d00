import type { Readable } from 'node:stream';
import type { Call } from '@/gateway/call';
import type { ReadAnswer } from '@/gateway/engines/engine-reads';
import type { EngineRequest } from '@/gateway/engines/engine-request';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { readAnswer } from '@/gateway/engines/read-answer';
import type { EngineAnswer } from '@/gateway/engines/wire/engine-answer';
import { onLeaving } from '@/gateway/exchange';
import { engineTarget, type Method } from '@/lib/docker-api/canonical-request';
import { isRefusal } from '@/lib/docker-api/errors';
import type { Json } from '@/lib/docker-api/json';
import { engineQuery, type QueryValues } from '@/lib/docker-api/query';
import { serialise } from '@/lib/docker-api/serialise';
import { readEngineJson } from '@/lib/docker-api/strict-json';

/** What is asked of an engine, before it is written as a request. */
export interface Asked {
  readonly method: Method;
  readonly segments: readonly string[];
  readonly query?: QueryValues;
  readonly body?: Json | Readable;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Gives up after this time; reads have a time of their own. */
  readonly withinMs?: number;
}

/** Nothing that only reads takes an engine this long. */
const readWithinMs = 60_000;

/** An engine's answer that was read whole. */
export interface WholeAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly headers: EngineAnswer['headers'];
  readonly bytes: Buffer;
}

/** Writes the request in our own words: method, path, query, headers and body. */
export function written({ apiVersion }: Pick<Call, 'apiVersion'>, asked: Asked): EngineRequest {
  const { method, segments, query = {}, body, headers, signal } = asked;
  return {
    method,
    target: engineTarget(apiVersion, segments, engineQuery(query)),
    ...(headers ? { headers } : {}),
    ...(body === undefined ? {} : { body: isStream(body) ? body : serialise(body) }),
    ...(signal ? { signal } : {}),
  };
}

/**
 * Asks for something small and reads it whole. Changes go over a connection of their own. What a
 * client that only reads asked for is given up when it leaves; what is part of a change is not.
 */
export async function askEngine(
  call: Pick<Call, 'cluster' | 'apiVersion'> & Partial<Pick<Call, 'exchange' | 'route'>>,
  asked: Asked,
): Promise<WholeAnswer> {
  const { engine } = call.cluster;
  const { method, withinMs } = asked;
  if (method === 'GET' || method === 'HEAD') {
    const { exchange, route } = call;
    const isOnlyRead = exchange && route?.effect === 'read';
    const { target, headers, signal } = written(call, asked);
    return withType(
      await engine.read({
        method,
        target,
        withinMs: withinMs ?? readWithinMs,
        ...(headers ? { headers } : {}),
        ...(signal ? { signal } : isOnlyRead ? { onLeaving: (leave) => onLeaving(exchange, leave) } : {}),
      }),
    );
  }
  const signal = withinMs === undefined ? {} : { signal: AbortSignal.timeout(withinMs) };
  return wholeAnswer(await engine.send(written(call, { ...asked, ...signal })));
}

export async function wholeAnswer(answer: EngineAnswer): Promise<WholeAnswer> {
  const bytes = await readAnswer(answer);
  return withType({ status: answer.statusCode ?? 502, headers: answer.headers, bytes });
}

function withType({ status, headers, bytes }: ReadAnswer): WholeAnswer {
  return { status, headers, bytes, contentType: headers['content-type'] ?? 'application/json' };
}

/** @throws EngineUnreachable when it is not JSON: then that is no engine, or not a whole answer */
export function jsonOf({ bytes }: WholeAnswer): Json {
  const read = readEngineJson(bytes);
  if (isRefusal(read)) throw new EngineUnreachable(read.message);
  return read.value;
}

function isStream(body: Json | Readable): body is Readable {
  return typeof body === 'object' && body !== null && 'pipe' in body && typeof body.pipe === 'function';
}
