import { useMemo } from 'react';
import { usePageActions } from '@/components/shell/page-actions';

/** Puts one thing that this page can do into the palette, unless there is a reason against it. */
export function usePageAction(label: string, run: () => void, reason: string | null): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` only sets state, whichever render made it
  const actions = useMemo(() => (reason ? [] : [{ id: label, label, run }]), [label, reason]);
  usePageActions(actions);
}
