/**
 * How the REST API, the door and the console write that a right is missing: the operation, and the
 * collection on which it is. Alone, so that a page that only looks for it does not load what there is to do.
 */
export const missingSentence = /\bYou need ([a-z][a-z-]*\.[a-z.-]*[a-z]) on (\/[\w./-]*)/;
