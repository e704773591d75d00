'use client';

import { Plus } from 'lucide-react';
import { type ComponentType, memo, useState } from 'react';
import { useAccess } from '@/components/shell/use-access';
import { usePageAction } from '@/components/shell/use-page-action';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { lazily } from '@/components/ui/lazily';
import { collectionsGranting } from '@/lib/access/access';
import type { Operation } from '@/lib/access/operations';

interface FormProps {
  clusters: readonly string[];
  onClose: () => void;
}

type MadeKind = 'container' | 'network' | 'volume' | 'secret' | 'config';

/** Fetched when they are first wanted. */
const forms: Readonly<Record<MadeKind, ComponentType<FormProps>>> = {
  container: lazily(() =>
    import('@/components/containers/create/create-container').then((part) => part.CreateContainer),
  ),
  network: lazily(() => import('@/components/networks/create-network').then((part) => part.CreateNetwork)),
  volume: lazily(() => import('@/components/volumes/create-volume').then((part) => part.CreateVolume)),
  secret: lazily(() => import('@/components/swarm-data/create-secret').then((part) => part.CreateSecret)),
  config: lazily(() => import('@/components/swarm-data/create-config').then((part) => part.CreateConfig)),
};

function PlainNewThing({ kind, clusters }: { kind: MadeKind; clusters: readonly string[] }) {
  const access = useAccess();
  const [isOpen, setOpen] = useState(false);
  const operation: Operation = `${kind}.create`;
  const isAllowed = collectionsGranting(access, operation, Date.now()).length > 0;
  const reason = isAllowed ? null : `You need ${operation} on some collection.`;
  const label = `New ${kind}`;
  usePageAction(label, () => setOpen(true), reason);
  const Form = forms[kind];
  return (
    <>
      <DisabledWithReason reason={reason}>
        <Button tone="primary" onClick={() => setOpen(true)}>
          <Plus aria-hidden />
          {label}
        </Button>
      </DisabledWithReason>
      {isOpen ? <Form clusters={clusters} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** The button that makes a thing of a kind; for who may make one nowhere it says so. */
export const NewThing = memo(PlainNewThing);
