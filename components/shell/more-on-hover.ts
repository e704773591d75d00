import { absoluteTime } from '@/components/ui/time-text';

/** Elements around the one under the pointer that are looked at. */
const mostAround = 5;

/**
 * What is said where the pointer rests on an element, and which element says it; null: nothing more than is
 * there. What an element around it wants said comes before what is cut within.
 */
function moreAbout(target: Element): readonly [Element, string] | null {
  let cut: readonly [Element, string] | null = null;
  let element: Element | null = target;
  for (let around = 0; element && around < mostAround; around += 1) {
    if (element.hasAttribute('title')) return null;
    const wanted = wantedBy(element);
    if (wanted) return [element, wanted];
    if (cut === null && isCut(element)) cut = [element, element.textContent ?? ''];
    element = element.parentElement;
  }
  return cut;
}

function wantedBy(element: Element): string | null {
  const wanted = element.getAttribute('data-title');
  if (wanted !== null) return wanted || element.ariaLabel;
  if (element instanceof HTMLTimeElement && element.dateTime) return absoluteTime(new Date(element.dateTime));
  return null;
}

function isCut(element: Element): boolean {
  return element.scrollWidth > element.clientWidth && getComputedStyle(element).textOverflow === 'ellipsis';
}

/**
 * Where the pointer comes, an element gets a `title`: what it has as `data-title` (where that is empty,
 * its `aria-label`), the local time of a `time`, or the whole text of what is cut. The elements of a long
 * table draw other rows many times a second as one scrolls, and a title for each, which nobody reads, is
 * work in each of these frames.
 *
 * @returns what ends it
 */
export function showMoreOnHover(): () => void {
  let titled: Element | null = null;
  const clear = () => {
    titled?.removeAttribute('title');
    titled = null;
  };
  const onOver = ({ target }: Event) => {
    clear();
    const more = target instanceof Element ? moreAbout(target) : null;
    if (!more) return;
    titled = more[0];
    titled.setAttribute('title', more[1]);
  };
  document.addEventListener('pointerover', onOver, { passive: true });
  // What is below the pointer then may draw another row.
  document.addEventListener('scroll', clear, { capture: true, passive: true });
  return () => {
    clear();
    document.removeEventListener('pointerover', onOver);
    document.removeEventListener('scroll', clear, { capture: true });
  };
}
