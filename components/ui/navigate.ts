type Follow = (href: string) => void;

let follow: Follow = (href) => window.location.assign(href);

/**
 * Goes to a page of the console as a click on a link does: without loading it anew where the shell is,
 * which shows that it is under way.
 */
export function navigate(href: string): void {
  follow(href);
}

/** The shell says how; gives back what takes that back. */
export function followWith(theirs: Follow): () => void {
  const before = follow;
  follow = theirs;
  return () => {
    follow = before;
  };
}
