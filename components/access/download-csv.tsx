'use client';

import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { saveFile } from '@/components/ui/save-file';
import { showToast } from '@/components/ui/toast-store';
import { failureMessage } from '@/lib/http/failure';

interface DownloadCsvProps {
  /** Of the file, without its end. */
  name: string;
  make: () => Promise<string>;
  isDisabled?: boolean;
}

/** Writes a list that was asked for page by page into a file. */
export function DownloadCsv({ name, make, isDisabled = false }: DownloadCsvProps) {
  const download = useMutation({
    mutationFn: make,
    onSuccess: (text) => saveFile(`${name}.csv`, new Blob([text], { type: 'text/csv' })),
    onError: (error) => showToast({ title: failureMessage(error), tone: 'danger' }),
  });
  return (
    <Button disabled={isDisabled} busy={download.isPending} onClick={() => download.mutate()}>
      <Download aria-hidden />
      CSV
    </Button>
  );
}
