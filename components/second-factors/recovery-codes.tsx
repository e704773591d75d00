'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { CopyTextButton } from '@/components/ui/code-block';
import { saveFile } from '@/components/ui/save-file';

interface RecoveryCodesProps {
  codes: readonly string[];
  onKept: () => void;
}

/** New recovery codes, shown this once. It goes on when the person says that they are kept. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const [areKept, setKept] = useState(false);
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="text-pretty">
        <strong className="font-medium">Keep these codes now; they are not shown again.</strong> If your phone
        or key is lost, one of them lets you in instead. Print them, or put them into a password manager.
      </p>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-lg bg-sunken px-4 py-3 font-mono text-[0.8125rem] min-[26rem]:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyTextButton text={codes.join('\n')}>Copy all</CopyTextButton>
        <Button size="small" tone="quiet" onClick={() => saveAsFile(codes)}>
          <Download aria-hidden />
          Save as a file
        </Button>
      </div>
      <Checkbox
        label="I have kept them where I find them without my phone."
        checked={areKept}
        onChange={({ target }) => setKept(target.checked)}
      />
      <Button tone="primary" disabled={!areKept} onClick={onKept} className="self-end">
        Done
      </Button>
    </div>
  );
}

function saveAsFile(codes: readonly string[]): void {
  const text = `Recovery codes for Wheelhouse at ${window.location.host}. Each works once.\n\n${codes.join('\n')}\n`;
  saveFile('wheelhouse-recovery-codes.txt', new Blob([text], { type: 'text/plain' }));
}
