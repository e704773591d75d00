import type { RecordingView } from '@/lib/recordings/schema';

/** How a recorded terminal ended, in a word or two. */
export function endWords(end: RecordingView['end']): string {
  switch (end) {
    case null:
      return 'Not ended';
    case 'closed':
      return 'Closed';
    case 'cut':
      return 'Rights ended';
    case 'full':
      return 'Printed too much';
    case 'unwritten':
      return 'Not writable';
  }
}
