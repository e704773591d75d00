import { useEffect, useEffectEvent } from 'react';
import { isTyping } from '@/components/ui/keyboard';

/** ⌘K or Ctrl-K anywhere but in a terminal, `?` outside of text. */
export function useShellKeys(keys: { onPalette: () => void; onKeys: () => void }): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return;
    const inTerminal = event.target instanceof Element && event.target.closest('.xterm') !== null;
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k' && !inTerminal) {
      event.preventDefault();
      keys.onPalette();
    } else if (event.key === '?' && !event.metaKey && !event.ctrlKey && !isTyping(event.target)) {
      event.preventDefault();
      keys.onKeys();
    }
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
