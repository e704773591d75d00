import { useEffect, useState } from 'react';

/** A text once it has stayed the same for so long: for what is not worth asking at each key. */
export function useSettled(value: string, settleMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value, settleMs]);
  return settled;
}
