import { z } from 'zod';
import { instantField } from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';

export const noticeView = z
  .strictObject({
    id: z.uuid(),
    kind: z.string().meta({ description: 'What it is about, e.g. "access.granted".' }),
    text: z.string(),
    path: z.string().meta({ description: 'The page of the console to look at; empty for none.' }),
    createdAt: instantField,
    readAt: instantField.nullable(),
  })
  .meta({ id: 'Notice' });
export type NoticeView = z.output<typeof noticeView>;

export const noticeFilter = z.strictObject({
  ...pageQuery,
  unread: z.enum(['true']).optional().meta({ description: 'Only what was not read yet.' }),
});
export type NoticeFilter = z.output<typeof noticeFilter>;

export const noticeCount = z.strictObject({ unread: z.int() }).meta({ id: 'NoticeCount' });

export const readNotices = z.strictObject({
  ids: z.array(z.uuid()).max(500).optional().meta({ description: 'Those that were read; all unless told.' }),
});
