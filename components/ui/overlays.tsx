import { HintLayer } from '@/components/ui/hint-layer';

/** Where menus and hints open: inside a landmark, so that those who move by landmarks find them. */
export function Overlays() {
  return (
    <section id={overlaysId} aria-label="Menus and hints" className="empty:hidden">
      <HintLayer />
    </section>
  );
}

export const overlaysId = 'overlays';

/** For a popup's portal; the end of the body on pages without the shell. */
export function overlayContainer(): HTMLElement | undefined {
  return typeof document === 'undefined' ? undefined : (document.getElementById(overlaysId) ?? undefined);
}
