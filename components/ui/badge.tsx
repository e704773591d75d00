import type { ReactNode } from 'react';
import type { Tone } from '@/components/ui/tone';

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-soft ring-1 ring-inset ring-line',
  accent: 'bg-accent-soft text-accent',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
};

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1 rounded px-1.5 py-px font-medium text-xs ${tones[tone]}`}
    >
      <span className="truncate">{children}</span>
    </span>
  );
}
