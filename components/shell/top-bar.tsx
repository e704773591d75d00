'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import { AlertCount } from '@/components/alerts/alert-count';
import { Bell } from '@/components/notices/bell';
import { AccountMenu } from '@/components/shell/account-menu';
import { ActivityButton } from '@/components/shell/activity-button';
import type { ShellFacts } from '@/components/shell/shell-facts';
import { useShellKeys } from '@/components/shell/use-shell-keys';
import { ViewLinks } from '@/components/shell/view-links';
import { WheelMark } from '@/components/shell/wheel-mark';
import { Button } from '@/components/ui/button';
import { lazily } from '@/components/ui/lazily';

const Palette = lazily(() => import('@/components/shell/palette/palette').then((module) => module.Palette));

const KeyList = lazily(() => import('@/components/shell/key-list').then((module) => module.KeyList));

export function TopBar({ facts }: { facts: ShellFacts }) {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  // Loaded at the first use and kept, so that the second use is at once.
  const [paletteWanted, setPaletteWanted] = useState(false);
  const [keysWanted, setKeysWanted] = useState(false);
  const showPalette = () => {
    setPaletteWanted(true);
    setOpen('palette');
  };
  const showKeys = () => {
    setKeysWanted(true);
    setOpen('keys');
  };
  useShellKeys({ onPalette: showPalette, onKeys: showKeys });
  const close = (isOpen: boolean) => {
    if (!isOpen) setOpen(null);
  };
  return (
    <header className="flex h-bar items-center gap-1 border-line border-b bg-canvas px-3 sm:gap-3 sm:px-6">
      <a
        href="/"
        aria-label="Wheelhouse"
        className="flex shrink-0 items-center gap-2 rounded-md font-semibold text-[0.9375rem] tracking-tight"
      >
        <WheelMark className="size-6 text-accent" />
        <span className="max-md:hidden">Wheelhouse</span>
      </a>
      <ViewLinks views={facts.views} />
      <div className="ml-auto flex items-center gap-0.5 sm:gap-1">
        <Button
          tone="quiet"
          aria-label="Search"
          aria-keyshortcuts="Meta+K Control+K"
          onClick={showPalette}
          className="max-md:size-8 max-md:px-0 pointer-coarse:max-md:size-11 md:ring-1 md:ring-line md:ring-inset"
        >
          <Search aria-hidden />
          <span aria-hidden className="pr-6 font-normal max-md:hidden">
            Search
          </span>
          <kbd aria-hidden className="font-mono text-xs max-md:hidden">
            ⌘K
          </kbd>
        </Button>
        {facts.alerts ? <AlertCount initial={facts.alerts.counts} href={facts.alerts.href} /> : null}
        {facts.notices ? <Bell {...facts.notices} /> : null}
        <ActivityButton />
        <AccountMenu username={facts.username} fullName={facts.fullName} onShowKeys={showKeys} />
      </div>
      {paletteWanted ? <Palette facts={facts} open={open === 'palette'} onOpenChange={close} /> : null}
      {keysWanted ? <KeyList open={open === 'keys'} onOpenChange={close} /> : null}
    </header>
  );
}
