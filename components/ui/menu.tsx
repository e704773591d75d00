'use client';

import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { loadMenuBase, type MenuBase, MenuBaseContext } from '@/components/ui/menu-base';
import { overlayContainer } from '@/components/ui/overlays';

interface TriggerProps {
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
  onClick?: () => void;
  onFocus?: () => void;
  onPointerEnter?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<TriggerProps>;
  align?: 'start' | 'end';
  /** Fetches what the items are made of, where that is not there from the beginning. */
  prepare?: () => Promise<unknown>;
  /** What it is the menu of, where one element may come to be that of another thing: closed, then. */
  of?: string | undefined;
  children: ReactNode;
}

export function Menu({ trigger, align = 'end', prepare, of, children }: MenuProps) {
  const [opened, setOpened] = useState<{ Base: MenuBase; of: string | undefined } | null>(null);
  const latest = useRef(of);
  useEffect(() => {
    latest.current = of;
  });
  // Also when the element comes to be that of the same thing again, the menu was closed in between.
  if (opened && opened.of !== of) setOpened(null);
  const Base = opened?.of === of ? opened?.Base : undefined;
  if (!Base) {
    const load = () => Promise.all([loadMenuBase(), prepare?.()]);
    const preload = () => void load();
    const open = () =>
      void load().then(([loaded]) => latest.current === of && setOpened({ Base: loaded, of }));
    return cloneElement(trigger, {
      'aria-haspopup': 'menu',
      'aria-expanded': false,
      onClick: open,
      onFocus: preload,
      onPointerEnter: preload,
      onKeyDown: (event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        open();
      },
    });
  }
  return (
    <MenuBaseContext value={Base}>
      <Base.Root defaultOpen>
        <Base.Trigger render={trigger} />
        <Base.Portal container={overlayContainer()}>
          <Base.Positioner sideOffset={4} align={align} className="z-50 outline-hidden">
            <Base.Popup
              // With reasons it can be longer than there is room: whoever has no pointer scrolls it too.
              tabIndex={0}
              className="pop max-h-[min(var(--available-height),32rem)] min-w-44 max-w-[min(24rem,var(--available-width))] overflow-y-auto p-1 outline-hidden"
            >
              {children}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </MenuBaseContext>
  );
}
