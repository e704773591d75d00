/** What a page tells of itself, gathered from its first moment. Runs in the browser. */
export interface Observed {
  /** Milliseconds after the navigation began; 0 before anything was painted. */
  largestPaintMs: number;
  /** Cumulative layout shift. */
  shift: number;
  /** From input to the next paint, of the slowest so far, in steps of 8 ms as browsers tell it. */
  worstInteractionMs: number;
  /** When the last click was made or the last text put in, in milliseconds since 1970. */
  actedAtMs: number;
}

declare global {
  interface Window {
    observed: Observed;
  }
}

/** For `addInitScript`: it is written into the page, so it holds all that it needs. */
export function observePage(): void {
  const observed: Observed = { largestPaintMs: 0, shift: 0, worstInteractionMs: 0, actedAtMs: 0 };
  window.observed = observed;
  for (const type of ['click', 'input']) {
    const note = ({ timeStamp }: Event) => {
      observed.actedAtMs = performance.timeOrigin + timeStamp;
    };
    window.addEventListener(type, note, { capture: true, passive: true });
  }
  const observe = (type: string, take: (entry: PerformanceEntry) => void) => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      // Shorter ones are not told of.
      ...(type === 'event' ? { durationThreshold: 16 } : {}),
    });
  };
  observe('largest-contentful-paint', ({ startTime }) => {
    observed.largestPaintMs = startTime;
  });
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) observed.shift += value;
  });
  observe('event', (entry) => {
    const { duration, interactionId } = entry as PerformanceEntry & { interactionId: number };
    if (interactionId > 0) observed.worstInteractionMs = Math.max(observed.worstInteractionMs, duration);
  });
}

/** Addresses of the scripts that the page's HTML asks for: its first load. Runs in the browser. */
export async function scriptsOfHtml(): Promise<string[]> {
  const html = await (await fetch(window.location.href)).text();
  const { scripts } = new DOMParser().parseFromString(html, 'text/html');
  return [...scripts].flatMap(({ src, noModule }) => (src === '' || noModule ? [] : [src]));
}

/** Addresses of the scripts that the page has loaded so far. Runs in the browser. */
export function loadedScripts(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.endsWith('.js'));
}

/**
 * Scrolls by so many pixels in every frame and measures how long frames took. Runs in the browser.
 *
 * @param box what is scrolled, by a selector; null: the page
 * @returns the 95th percentile in milliseconds
 */
export async function scrollFrames({
  frames,
  pixels,
  box,
}: {
  frames: number;
  pixels: number;
  box: string | null;
}): Promise<number> {
  const scrolled = box === null ? window : document.querySelector(box);
  if (scrolled === null) throw new Error(`there is no ${box}`);
  const times: number[] = [];
  await new Promise<void>((resolve) => {
    let before = performance.now();
    const step = (now: number) => {
      times.push(now - before);
      before = now;
      scrolled.scrollBy(box === null ? 0 : pixels, pixels);
      if (times.length < frames) requestAnimationFrame(step);
      else resolve();
    };
    requestAnimationFrame(step);
  });
  const sorted = times.slice(1).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}

/**
 * Waits until an element's text has the words and the frame that shows them was made. Runs in the browser.
 *
 * @returns milliseconds since 1970
 */
export async function whenPainted({ selector, words }: { selector: string; words: string }): Promise<number> {
  const shows = () => document.querySelector(selector)?.textContent?.includes(words) ?? false;
  await new Promise<void>((resolve) => {
    if (shows()) return resolve();
    const observer = new MutationObserver(() => {
      if (!shows()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.timeOrigin + performance.now();
}
