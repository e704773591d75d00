import type { LogBuffer } from '@/components/logs/log-buffer';
import { saveFile } from '@/components/ui/save-file';

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
  saveFile(`${name}.log`, new Blob(parts, { type: 'text/plain;charset=utf-8' }));
}
