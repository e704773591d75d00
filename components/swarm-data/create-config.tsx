'use client';

import { CreateData } from '@/components/swarm-data/create-data';

export function CreateConfig(props: { clusters: readonly string[]; onClose: () => void }) {
  return <CreateData kind="config" description="A file that services find in their containers." {...props} />;
}
