'use client';

import { useNow, useNowOrMadeAt } from '@/components/ui/now';
import { absoluteTime, relativeTime } from '@/components/ui/time-text';

interface RelativeTimeProps {
  /** ISO 8601 text, a Date, or milliseconds since the epoch. */
  at: string | number | Date;
}

/** "3 minutes ago"; the local time and zone where the pointer rests on it (components/shell/hover-titles). Where nothing says when the page was made, the UTC date until it is in a browser. */
export function RelativeTime({ at }: RelativeTimeProps) {
  const now = useNowOrMadeAt();
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return <span>unknown</span>;
  const iso = date.toISOString();
  return (
    <time dateTime={iso} className="whitespace-nowrap">
      {now === null ? iso.slice(0, 10) : relativeTime(date, now)}
    </time>
  );
}

/** The local date and time itself. */
export function AbsoluteTime({ at }: RelativeTimeProps) {
  const now = useNow();
  const date = new Date(at);
  const iso = date.toISOString();
  return (
    <time dateTime={iso} title={iso} className="whitespace-nowrap">
      {now === null ? `${iso.slice(0, 19).replace('T', ' ')} UTC` : absoluteTime(date)}
    </time>
  );
}
