import type { Door } from '@/gateway/door';
import type { Cluster } from '@/gateway/engines/cluster';
import type { Exchange } from '@/gateway/exchange';
import type { Actor } from '@/lib/auth/actor';
import type { QueryValues } from '@/lib/docker-api/query';
import type { Route } from '@/lib/docker-api/route';

/** A request whose sender and meaning are known and whose rights are not yet decided. */
export interface Call {
  readonly door: Door;
  readonly exchange: Exchange;
  readonly actor: Actor;
  readonly cluster: Cluster;
  /** The version that is spoken to the engine. */
  readonly apiVersion: string;
  readonly route: Route;
  /** The id or name in the path, as the client wrote it. */
  readonly parameter: string;
  readonly query: QueryValues;
  /** As the route's schema read it; null where the route takes none. */
  readonly body: unknown;
  /** Bytes of the stream that a client sent before it knew whether it gets one. */
  readonly early: Buffer;
}

/** Carries out one kind of request, answer included. What it throws is answered by the pipeline. */
export type Procedure = (call: Call) => Promise<void>;
