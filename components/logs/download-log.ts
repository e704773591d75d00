import type { LogBuffer } from '@/components/logs/log-buffer';

/** Saves the lines that are kept as a text file, each with its time, without escape codes. */
export function downloadLog(buffer: LogBuffer, containerName: string): void {
  const parts: string[] = [];
  for (const line of buffer.lines()) parts.push(`${line.time ? `${line.time} ` : ''}${line.plain}\n`);
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${containerName}.log`;
  link.click();
  URL.revokeObjectURL(url);
}
