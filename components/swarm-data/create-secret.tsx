'use client';

import { CreateData } from '@/components/swarm-data/create-data';

export function CreateSecret(props: { clusters: readonly string[]; onClose: () => void }) {
  return (
    <CreateData
      kind="secret"
      description="The Swarm keeps it and hands it to the services that use it. Nobody can read it out again."
      {...props}
    />
  );
}
