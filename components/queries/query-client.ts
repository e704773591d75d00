import { QueryCache, QueryClient } from '@tanstack/react-query';
import { onReadAnew } from '@/components/queries/read-anew';
import { signInAgain } from '@/components/shell/sign-in-again';
import { RequestFailure } from '@/lib/http/failure';

/** How often a failed read is tried again before it is shown; only where another try can help. */
const tries = 2;

let shared: QueryClient | undefined;

/** The tab's own, wherever it is asked for; on the server one for each page, which nobody else sees. */
export function queryClient(): QueryClient {
  if (typeof window === 'undefined') return makeQueryClient();
  if (!shared) {
    const made = makeQueryClient();
    onReadAnew((names) => {
      for (const name of names) void made.invalidateQueries({ queryKey: [name] });
    });
    shared = made;
  }
  return shared;
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      // A read finds the session over: nothing typed is lost by signing in again. Changes say so in place.
      onError: (error) => {
        if (error instanceof RequestFailure && error.status === 401 && typeof window !== 'undefined') {
          signInAgain();
        }
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < tries && isPassing(error),
      },
    },
  });
}

function isPassing(error: unknown): boolean {
  return error instanceof RequestFailure && (error.status === 0 || error.status >= 500);
}
