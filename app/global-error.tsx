'use client';

import '@/app/globals.css';
import { PageFailure, type PageFailureProps } from '@/components/shell/page-failure';

/** When not even the layout could be made, which otherwise brings the document. */
export default function GlobalErrorPage(failure: PageFailureProps) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-160 px-6 py-24">
          <PageFailure {...failure} />
        </main>
      </body>
    </html>
  );
}
