/** The quiet way out: the page is replaced, not left, so that the way back does not lead to it; all tabs' text goes at once. */
document.addEventListener('click', (event) => {
  const way = (event.target as Element | null)?.closest?.('[data-way-out]');
  if (way) {
    event.preventDefault();
    event.stopPropagation();
    document.body.hidden = true;
    window.location.replace((way as HTMLAnchorElement).href);
  }
}, true);
