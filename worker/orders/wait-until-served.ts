const patienceMs = 20_000;
const pauseMs = 150;

/** Resolves once the link answers; the page is only called ready when somebody can open it. */
export async function waitUntilServed(link: string): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      const response = await fetch(link, { signal: AbortSignal.timeout(2_000), redirect: 'manual' });
      await response.body?.cancel();
      if (response.status < 500) return;
    } catch (error) {
      if (Date.now() > until) throw new Error(`${link} does not answer.`, { cause: error });
    }
    if (Date.now() > until) throw new Error(`${link} answers with errors.`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
