import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { KeyValue } from '@/components/ui/key-value';

it('leaves out a label that has no value, and keeps a zero', () => {
  const html = renderToStaticMarkup(
    <KeyValue
      items={[
        ['Stack', null],
        ['Why it ended', ''],
        ['Node', undefined],
        ['Privileged', false],
        ['Exit code', 0],
        ['Image', <b key="image">busybox</b>],
      ]}
    />,
  );
  expect(html.match(/<dt[^>]*>[^<]*/g)?.map((term) => term.replace(/<[^>]*>/, ''))).toEqual([
    'Exit code',
    'Image',
  ]);
});
