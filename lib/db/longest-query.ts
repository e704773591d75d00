/** In milliseconds. A database that no longer answers must not hold whoever asks for ever. */
export const longestQueryMs = 30_000;
