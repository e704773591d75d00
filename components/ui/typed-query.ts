/**
 * For what somebody types that lives in the query: it counts at once, and the address says it after a
 * moment. To tell Next of another address takes longer than to look for what was typed.
 */
export const typedQuery = { limitUrlUpdates: { method: 'debounce', timeMs: 250 } } as const;
