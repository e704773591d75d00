/** Stands in for Next's polyfills (next.config.js). */
export {};
