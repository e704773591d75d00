'use client';

import { useEffect } from 'react';
import { useAlertCounts } from '@/components/alerts/use-alert-counts';
import { Queries } from '@/components/queries/queries';
import type { AlertCounts } from '@/lib/alerts/schema';

interface FollowAlertCountsProps {
  initial: AlertCounts;
  onCounts: (counts: AlertCounts) => void;
}

/** Follows how many fire. Shows nothing. */
export function FollowAlertCounts(props: FollowAlertCountsProps) {
  return (
    <Queries>
      <Follow {...props} />
    </Queries>
  );
}

function Follow({ initial, onCounts }: FollowAlertCountsProps) {
  const counts = useAlertCounts(initial);
  useEffect(() => onCounts(counts), [counts, onCounts]);
  return null;
}
