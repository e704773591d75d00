import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the request to us that is being carried out, before it is answered. */
export interface RequestUnderWay {
  /** What it is answered with where it is done. */
  readonly status: number;
  /** Milliseconds since the epoch. */
  readonly begunAt: number;
  /** Why it takes no operation of the catalogue; "" where it takes one. */
  readonly allowedBy: string;
}

const underWay = new AsyncLocalStorage<RequestUnderWay>();

/** Whatever is recorded while the work is done is an entry of this request. */
export function duringRequest<T>(request: RequestUnderWay, work: () => Promise<T>): Promise<T> {
  return underWay.run(request, work);
}

/** Undefined in work that nobody waits for, and at the door, which records by itself. */
export function requestUnderWay(): RequestUnderWay | undefined {
  return underWay.getStore();
}
