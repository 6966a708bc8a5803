/**
 * The quiet way out: the page is replaced, not left, so that the way back does not lead to it; the tab's text goes at once. What was
 * seen before that page lies further back: whoever goes there by the browser's own Back ends at the same quiet page.
 */
const LEFT = 'left';
const quiet = '/weg';

function stayAway() {
  document.documentElement.hidden = true;
  window.location.replace(quiet);
}

const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
if (arrival?.type !== 'back_forward') {
  sessionStorage.removeItem(LEFT);
} else if (sessionStorage.getItem(LEFT)) {
  stayAway();
}
window.addEventListener('pageshow', (event) => event.persisted && sessionStorage.getItem(LEFT) && stayAway());

document.addEventListener('click', (event) => {
  const way = (event.target as Element | null)?.closest?.('[data-way-out]');
  if (way) {
    event.preventDefault();
    event.stopPropagation();
    document.body.hidden = true;
    sessionStorage.setItem(LEFT, 'yes');
    window.location.replace((way as HTMLAnchorElement).href);
  }
}, true);
