import type { Cluster } from '@/gateway/engines/cluster';
import { type Asked, askEngine, jsonOf, type WholeAnswer } from '@/gateway/pipeline/ask-engine';
import type { OpenIntent } from '@/lib/audit/open-intents';
import type { AuditSubject } from '@/lib/audit/record';
import { asObject } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/** What came of an interrupted change, as its engine shows it. */
export interface Finding {
  readonly outcome: 'done' | 'not-done' | 'needs-attention';
  /** For people: what was seen. */
  readonly detail: string;
  readonly subject?: Partial<AuditSubject>;
}

/** An interrupted change, and the engine that it was for. */
export interface Interrupted {
  readonly cluster: Cluster;
  readonly open: OpenIntent;
  /** What an interrupted engine was asked it may still be doing: until then absence tells nothing. */
  readonly mayStillHappen: boolean;
}

/** "later": it may still happen. */
export type Found = Finding | 'later';

/** Looks at the engine, and finishes or takes back what is half done. */
export type Lookup = (interrupted: Interrupted) => Promise<Found>;

export function done(detail: string, subject?: Partial<AuditSubject>): Finding {
  return { outcome: 'done', detail, ...(subject ? { subject } : {}) };
}

export function needsAttention(detail: string): Finding {
  return { outcome: 'needs-attention', detail };
}

export function notDone({ mayStillHappen }: Interrupted, detail: string): Found {
  return mayStillHappen ? 'later' : { outcome: 'not-done', detail };
}

/** The version that every engine we work with speaks. */
const apiVersion = '1.41';

export function ask({ cluster }: Interrupted, asked: Asked): Promise<WholeAnswer> {
  return askEngine({ cluster, apiVersion }, asked);
}

/** What the engine inspects at the path; null where there is no such thing. */
export async function inspected(
  interrupted: Interrupted,
  ...segments: readonly string[]
): Promise<JsonObject | null> {
  const answer = await ask(interrupted, { method: 'GET', segments });
  return answer.status < 400 ? asObject(jsonOf(answer)) : null;
}
