import { Button } from '@/components/ui/button';
import { staleFields } from '@/lib/records/stale-fields';

interface StaleNoticeProps {
  /** The record as the page showed it, and as it is now. */
  shown: object;
  current: object;
  /** What was typed, by the names of the record's fields. */
  yours: object;
  onTakeTheirs: () => void;
  onKeepEditing: () => void;
  onPutTheirsAside: () => void;
}

/** Somebody changed the record meanwhile: what they changed, and what to do about it. */
export function StaleNotice(props: StaleNoticeProps) {
  const fields = staleFields(props.shown, props.current, props.yours);
  return (
    <section role="alert" aria-label="Changed in the meantime" className="rounded-lg bg-warn-soft p-3.5">
      <p className="font-medium">Somebody changed this since you looked at it. Nothing was saved.</p>
      <table className="my-3 w-full text-left text-[0.8125rem]">
        <thead>
          <tr>
            <th className="py-1 pr-3 font-medium">Field</th>
            <th className="whitespace-nowrap py-1 pr-3 font-medium">You saw</th>
            <th className="py-1 pr-3 font-medium">Theirs</th>
            <th className="py-1 font-medium">Yours</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, before, theirs, yours }) => (
            <tr key={name} className="align-top">
              <th className="py-1 pr-3 font-medium">{name}</th>
              <td className="break-words py-1 pr-3">{before}</td>
              <td className="break-words py-1 pr-3">{theirs}</td>
              <td className="break-words py-1">{yours ?? 'not edited here'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="flex flex-wrap justify-end gap-2">
        <Button size="small" onClick={props.onTakeTheirs}>
          Take theirs
        </Button>
        <Button size="small" onClick={props.onKeepEditing}>
          Keep editing on top of theirs
        </Button>
        <Button size="small" tone="danger" onClick={props.onPutTheirsAside}>
          Put theirs aside, save mine
        </Button>
      </div>
    </section>
  );
}
