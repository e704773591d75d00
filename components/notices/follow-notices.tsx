'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useTopics } from '@/components/live/use-live-rows';
import { readAnew } from '@/components/queries/read-anew';
import { showToast } from '@/components/ui/toast-store';
import { api } from '@/lib/http/request';
import type { NoticeView } from '@/lib/notices/schema';
import { type NoticeCount, noticesTopic } from '@/lib/notices/topic';

const topics = [noticesTopic];
/** What may read otherwise after a notice: most are about access. */
const stale = ['notices', 'access-requests', 'access', 'grants'];

interface FollowNoticesProps {
  initial: Omit<NoticeCount, 'id'>;
  onCount: (unread: number) => void;
}

/** Follows how many there are; what is new is said, and the page takes the rights of now. Shows nothing. */
export function FollowNotices({ initial, onCount }: FollowNoticesProps) {
  const { rows, isPending } = useTopics<NoticeCount>(topics, null);
  const unread = isPending ? initial.unread : (rows[0]?.unread ?? 0);
  const latest = isPending ? initial.latest : (rows[0]?.latest ?? '');
  const seen = useRef({ unread: initial.unread, latest: initial.latest });
  const router = useRouter();
  useEffect(() => {
    const before = seen.current;
    if (before.unread === unread && before.latest === latest) return;
    seen.current = { unread, latest };
    onCount(unread);
    router.refresh();
    readAnew(stale);
    if (latest > before.latest) sayLatest(latest);
  }, [unread, latest, onCount, router]);
  return null;
}

/** Without it the bell says as much. */
function sayLatest(id: string): void {
  api<{ items: NoticeView[] }>('GET', '/notices?limit=1&unread=true')
    .then(({ items: [notice] }) => {
      if (notice?.id === id) showToast({ title: notice.text, durationMs: 12_000 });
    })
    .catch(() => undefined);
}
