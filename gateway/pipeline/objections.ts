import { Refused } from '@/gateway/refused';

/**
 * What becomes of a refusal on the way to a decision: a request stops at the first, a dry run says
 * them all. Whatever depends on a check that did not pass goes on with `otherwise`.
 */
export interface Objections {
  check<T>(look: () => T | Promise<T>, otherwise: T): Promise<T>;
}

/** For everything that is going to be done. */
export const stopAtFirst: Objections = { check: async (look) => look() };

/**
 * For what is only asked about. Nothing may be done after it that stands on what it let pass: each
 * check must be one that the person could as well have asked for by itself.
 */
export class AllObjections implements Objections {
  readonly refused: Refused[] = [];

  async check<T>(look: () => T | Promise<T>, otherwise: T): Promise<T> {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (!this.refused.some(({ message }) => message === error.message)) this.refused.push(error);
      return otherwise;
    }
  }
}
