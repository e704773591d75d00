'use client';

import { Unplug } from 'lucide-react';
import { useState } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { engineUrl } from '@/components/live/engine-url';
import type { PlacedNetwork } from '@/components/networks/network-actions';
import type { Use } from '@/components/resources/uses/uses';
import { trackActivity } from '@/components/shell/activity-store';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { showToast } from '@/components/ui/toast-store';
import { failureMessage } from '@/lib/http/failure';
import { request } from '@/lib/http/request';

/** Takes a container off a network; it can be put back from the notice. */
export function DisconnectButton({ network, use }: { network: PlacedNetwork; use: Use }) {
  const [isBusy, setBusy] = useState(false);
  const onNetwork = useMissingRight('network.use', network.collection);
  const onContainer = useMissingRight('container.update', use.collection);
  const send = async (call: 'connect' | 'disconnect') => {
    const path = engineUrl(network.cluster, `/networks/${network.id}/${call}`);
    const title = `${call === 'connect' ? 'Connect' : 'Disconnect'} ${use.name}`;
    try {
      await trackActivity(title, request('POST', path, { body: { Container: use.id } }));
      return true;
    } catch (error) {
      showToast({ title: `${title} did not succeed`, description: failureMessage(error), tone: 'danger' });
      return false;
    }
  };
  return (
    <DisabledWithReason reason={onNetwork ?? onContainer}>
      <Button
        size="small"
        tone="quiet"
        busy={isBusy}
        onClick={async () => {
          setBusy(true);
          if (await send('disconnect')) {
            showToast({
              title: `${use.name} is off ${network.name}`,
              tone: 'ok',
              action: { label: 'Connect again', onPress: () => void send('connect') },
            });
          }
          setBusy(false);
        }}
      >
        <Unplug aria-hidden />
        Disconnect
      </Button>
    </DisabledWithReason>
  );
}
