'use client';

import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { endWords } from '@/components/recordings/end-words';
import { useNamesCrumb } from '@/components/shell/crumb-name';
import { TextLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-styles';
import { bytesText } from '@/components/ui/bytes';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { KeyValue } from '@/components/ui/key-value';
import { PageHeader } from '@/components/ui/page-header';
import { AbsoluteTime } from '@/components/ui/relative-time';
import { requestText } from '@/lib/http/request';
import { paths } from '@/lib/paths/console-paths';
import { readCast } from '@/lib/recordings/cast';
import type { RecordingView } from '@/lib/recordings/schema';

const Player = dynamic(
  () => import('@/components/recordings/recording-player').then((module) => module.RecordingPlayer),
  { ssr: false },
);

export function Recording({ recording }: { recording: RecordingView }) {
  const { id, person, container, cluster, collection, command, correlationId } = recording;
  useNamesCrumb(`${person} in ${container.name}`);
  const file = `/api/v1/recordings/${id}/cast`;
  const cast = useQuery({
    queryKey: ['recordings', id, 'cast'],
    queryFn: async ({ signal }) => readCast(await requestText(file, signal)),
    // Each reading is an entry in the audit log: one for each look is enough.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <>
      <PageHeader
        title={`${person} in ${container.name}`}
        description={
          command === '' ? 'Joined to its own process' : <code className="font-mono">{command}</code>
        }
        actions={
          <a href={file} download={`${id}.cast`} className={buttonClass()}>
            <Download aria-hidden />
            Download
          </a>
        }
      />
      <div className="flex flex-col gap-5">
        <ErrorNotice
          title="The recording cannot be played"
          error={cast.error}
          onRetry={() => void cast.refetch()}
        />
        {cast.isPending ? <p className="text-ink-soft">Loading the recording…</p> : null}
        {cast.data ? <Player cast={cast.data} label={`Recording of ${person} in ${container.name}`} /> : null}
        <Card title="About it">
          <KeyValue
            items={[
              [
                'Person',
                <TextLink key="person" href={paths.person(person)}>
                  {person}
                </TextLink>,
              ],
              ['By', `${recording.credential} from ${recording.address || 'this machine'}`],
              [
                'Container',
                <TextLink key="container" href={paths.opsContainer(cluster, container.id)}>
                  {container.name} on {cluster}
                </TextLink>,
              ],
              ['Collection', collection],
              ['Began', <AbsoluteTime key="began" at={recording.startedAt} />],
              ['Ended', recording.endedAt ? <AbsoluteTime key="ended" at={recording.endedAt} /> : 'Not yet'],
              ['End', endWords(recording.end)],
              ['Printed', bytesText(recording.printedBytes)],
              [
                'Audit log',
                <TextLink key="audit" href={paths.auditEntry(correlationId)}>
                  Its entry
                </TextLink>,
              ],
              [
                'SHA-256',
                <code key="hash" className="font-mono text-[0.8125rem]">
                  {recording.sha256 ?? '–'}
                </code>,
              ],
            ]}
          />
        </Card>
      </div>
    </>
  );
}
