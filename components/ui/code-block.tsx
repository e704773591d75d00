'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';

/** Text to paste elsewhere, with a button that copies it. */
export function CodeBlock({ code, label = 'Code' }: { code: string; label?: string }) {
  return (
    <div className="flex items-start rounded-lg bg-sunken ring-1 ring-line">
      {/* Focusable so that long lines can be scrolled from the keyboard. */}
      <pre
        {...scrollRegion(label)}
        className="min-w-0 grow overflow-x-auto rounded-lg py-3 pr-2 pl-4 font-mono text-[0.8125rem] leading-relaxed"
      >
        {code}
      </pre>
      <div className="shrink-0 p-1.5">
        <CopyButton text={code} />
      </div>
    </div>
  );
}

export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const { copied, copy } = useCopy(text);
  return (
    <IconButton label={copied ? 'Copied' : label} onClick={copy}>
      {copied ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />}
    </IconButton>
  );
}

/** The same in words, where there are several things to copy. */
export function CopyTextButton({ text, children }: { text: string; children: string }) {
  const { copied, copy } = useCopy(text);
  return (
    <Button size="small" tone="quiet" onClick={copy}>
      {copied ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />}
      {copied ? 'Copied' : children}
    </Button>
  );
}

function useCopy(text: string) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Clipboards are closed to pages without https; the text stays selectable.
      showToast({
        title: 'The browser does not let pages copy here. Select the text instead.',
        tone: 'warn',
      });
    }
  };
  return { copied, copy: () => void copy() };
}

function scrollRegion(label: string) {
  return { tabIndex: 0, role: 'region', 'aria-label': label } as const;
}
