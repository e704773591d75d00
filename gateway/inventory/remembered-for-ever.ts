const mostRemembered = 2_000;

/** Remembers what never changes once it is there, less what was asked for longest ago. */
export function rememberedForEver<T>(
  ask: (key: string) => Promise<T | null>,
): (key: string) => Promise<T | null> {
  const known = new Map<string, T>();
  return async (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = await ask(key);
    if (answer === null) return null;
    const [oldest] = known.keys();
    if (known.size >= mostRemembered && oldest !== undefined) known.delete(oldest);
    known.set(key, answer);
    return answer;
  };
}
