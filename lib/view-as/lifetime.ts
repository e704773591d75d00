/** Seeing the console as another person ends by itself after this long. */
export const viewingMs = 30 * 60_000;
