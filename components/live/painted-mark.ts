const name = 'wheelhouse:live-painted';
let waiting: string[] = [];

/**
 * Marks in the browser's performance time line when what was told of topics is on the screen, for
 * whoever measures how long that takes.
 */
export function markPainted(topics: readonly string[]): void {
  if (waiting.length === 0 && typeof requestAnimationFrame === 'function') {
    requestAnimationFrame(() => {
      // A frame's callbacks run before it is painted; what follows in a message runs after.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        performance.mark(name, { detail: { topics: waiting, at: Date.now() } });
        // Observers have it; a long day would fill the time line.
        performance.clearMarks(name);
        waiting = [];
      };
      channel.port2.postMessage(null);
    });
  }
  waiting = [...new Set([...waiting, ...topics])];
}
