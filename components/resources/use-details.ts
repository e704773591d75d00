import { useEffect, useState } from 'react';

/**
 * What is read of the engine's account of a thing. The server read the first; what reads later ones
 * (with zod) is fetched when there is one, so that no page begins with it.
 *
 * @param account as it is now; the same object while nothing of it changed
 * @param first as the server read it
 * @param load fetches what reads an account; at module scope
 */
export function useDetails<Details>(
  account: unknown,
  first: Details,
  load: () => Promise<(account: unknown) => Details>,
): Details {
  const [read, setRead] = useState({ account, details: first });
  useEffect(() => {
    if (read.account === account) return;
    let isOver = false;
    load()
      .then((reader) => {
        const details = reader(account);
        if (!isOver) setRead({ account, details });
      })
      .catch((cause: unknown) => {
        // To the page's boundary: an account that cannot be read is no account.
        setRead(() => {
          throw cause;
        });
      });
    return () => {
      isOver = true;
    };
  }, [account, read.account, load]);
  return read.details;
}
