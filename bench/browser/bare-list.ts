/**
 * Makes the page a list of many rows as bare as one can be: words in nine cells of each, no framework,
 * elements used again, nothing live. What scrolling it takes is what this browser on this machine takes.
 * Runs in the browser.
 */
export function showBareList(count: number): void {
  const [height, drawn, cells] = [42, 44, 9];
  const list = document.createElement('div');
  list.style.cssText = `position:relative;height:${height * count}px;font:14px sans-serif`;
  document.body.replaceChildren(list);
  const rows = Array.from({ length: drawn }, () => {
    const row = document.createElement('div');
    row.style.cssText = `position:absolute;inset:0 0 auto;height:${height}px;contain:strict;display:flex;border-bottom:1px solid #ddd`;
    for (let cell = 0; cell < cells; cell += 1) {
      const words = document.createElement('span');
      words.style.cssText = 'flex:1 1 0;min-width:0;overflow:clip;white-space:nowrap;text-overflow:ellipsis';
      row.append(words);
    }
    list.append(row);
    return row;
  });
  const shown = new Map<HTMLElement, number>();
  const draw = () => {
    const first = Math.max(0, Math.floor(window.scrollY / height) - 10);
    for (let index = first; index < Math.min(count, first + drawn); index += 1) {
      const row = rows[index % drawn];
      if (row === undefined || shown.get(row) === index) continue;
      shown.set(row, index);
      row.style.transform = `translateY(${index * height}px)`;
      for (const [cell, words] of [...row.children].entries()) {
        words.textContent = `what cell ${cell} of row ${index} says`;
      }
    }
  };
  window.addEventListener('scroll', draw, { passive: true });
  draw();
}
