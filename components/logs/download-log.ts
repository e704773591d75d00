import type { LogBuffer } from '@/components/logs/log-buffer';

/** Saves the lines that are kept as a text file, each with its time, without escape codes. */
export function downloadLog(
  buffer: LogBuffer,
  name: string,
  nameOfTask: (id: string) => string = (id) => id,
): void {
  const parts: string[] = [];
  for (const { time, task, plain } of buffer.lines()) {
    parts.push(`${[time, task && nameOfTask(task), plain].filter(Boolean).join(' ')}\n`);
  }
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.log`;
  link.click();
  URL.revokeObjectURL(url);
}
