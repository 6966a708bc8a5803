/** Vaadin's own strip for a lost connection, in the words that the page brought; and one kept page for when loading fails. */
interface Strip extends HTMLElement {
  offlineText: string;
  reconnectingText: string;
  onlineText: string;
}

function giveWords(strip: Strip) {
  strip.setAttribute('role', 'status');
  const { lost, trying, back } = document.documentElement.dataset;
  strip.offlineText = lost ?? '';
  strip.reconnectingText = trying ?? '';
  strip.onlineText = back ?? '';
}

customElements.whenDefined('vaadin-connection-indicator').then(() => {
  const there = () => document.querySelector<Strip>('vaadin-connection-indicator');
  const strip = there();
  if (strip) {
    giveWords(strip);
    return;
  }
  const watcher = new MutationObserver(() => {
    const added = there();
    if (added) {
      watcher.disconnect();
      giveWords(added);
    }
  });
  watcher.observe(document.body, { childList: true });
});

if ('serviceWorker' in navigator && window.isSecureContext) {
  navigator.serviceWorker.register('/offline-worker.js').catch(() => undefined);
}
