'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CheckCheck } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button, TextLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { api } from '@/lib/http/request';
import type { NoticeView } from '@/lib/notices/schema';

/** What the person was told, the latest first. */
export function NoticeList({ initial }: { initial: NoticeView[] }) {
  const queryClient = useQueryClient();
  const { data: notices, error } = useQuery({
    queryKey: ['notices'],
    queryFn: async ({ signal }) =>
      (await api<{ items: NoticeView[] }>('GET', '/notices?limit=200', { signal })).items,
    initialData: initial,
  });
  const reading = useMutation({
    mutationFn: (ids: string[] | undefined) => api('POST', '/notices/read', { body: { ids } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['notices'] }),
  });
  const unread = notices.filter(({ readAt }) => readAt === null).length;
  return (
    <>
      <PageHeader
        title="Notices"
        description="What you were told, kept for ninety days."
        actions={
          unread > 0 ? (
            <Button onClick={() => reading.mutate(undefined)} busy={reading.isPending}>
              <CheckCheck aria-hidden />
              Mark all as read
            </Button>
          ) : null
        }
      />
      <ErrorNotice error={error ?? reading.error} />
      {notices.length === 0 ? <EmptyState>You were not told anything yet.</EmptyState> : null}
      <ul className="flex flex-col divide-y divide-line rounded-lg bg-surface ring-1 ring-line empty:hidden">
        {notices.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} onRead={() => reading.mutate([notice.id])} />
        ))}
      </ul>
    </>
  );
}

function NoticeItem({ notice, onRead }: { notice: NoticeView; onRead: () => void }) {
  const { text, path, createdAt, readAt } = notice;
  const isUnread = readAt === null;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-3">
      <span className={`min-w-0 flex-1 basis-64 text-pretty break-words ${isUnread ? 'font-medium' : ''}`}>
        {isUnread ? (
          <span className="mr-2 inline-block align-text-bottom">
            <Badge tone="accent">New</Badge>
          </span>
        ) : null}
        {text}
      </span>
      <span className="flex items-center gap-3 text-[0.8125rem] text-ink-soft">
        <RelativeTime at={createdAt} />
        {path === '' ? null : (
          <TextLink href={path} onClick={isUnread ? onRead : undefined}>
            Show
          </TextLink>
        )}
        {isUnread ? (
          <Button size="small" onClick={onRead}>
            Mark as read
          </Button>
        ) : null}
      </span>
    </li>
  );
}
