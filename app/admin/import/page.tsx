import type { Metadata } from 'next';
import { ImportFile } from '@/app/admin/import/import-file';
import { requireAnyArea } from '@/app/admin/require-area';
import { importKindNames } from '@/lib/imports/kinds';
import { paths } from '@/lib/paths/console-paths';

export const metadata: Metadata = { title: 'Import' };

interface Props {
  searchParams: Promise<{ kind?: string | string[] }>;
}

export default async function ImportPage({ searchParams }: Props) {
  const { kind } = await searchParams;
  const chosen = importKindNames.find((name) => name === kind) ?? 'people';
  await requireAnyArea(paths.import(chosen));
  return <ImportFile key={chosen} kind={chosen} />;
}
