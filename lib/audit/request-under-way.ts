import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the request to us, or of the job of our own, that is being carried out. */
export interface RequestUnderWay {
  /** What it is answered with where it is done; 200 of a job that nobody waits for. */
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

/** The same for what is done by itself, e.g. when a time is over. @param job its name, as it stands on record */
export function duringJob<T>(job: string, work: () => Promise<T>): Promise<T> {
  return duringRequest({ status: 200, begunAt: Date.now(), allowedBy: `done by itself: ${job}` }, work);
}

/** Undefined at the door, which records by itself. */
export function requestUnderWay(): RequestUnderWay | undefined {
  return underWay.getStore();
}
