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

/*
 * After a restart the client may wait for an answer that never comes: its session is gone with the old process. While the strip is
 * there, look whether Kring answers again; if it does and the strip is still there a little later, load the page anew. Drafts stay, and so
 * does the page as long as somebody writes what is to wait (outbox.js).
 */
type Outbox = HTMLElement & { busy: boolean };
type ConnectionState = { state: string; addStateChangeListener(heard: () => void): void };

let looking = 0;
let answered = 0;

async function look(connection: ConnectionState) {
  if (connection.state === 'connected' || connection.state === 'loading') {
    window.clearInterval(looking);
    looking = 0;
    return;
  }
  const answer = await fetch('/actuator/health', { cache: 'no-store' }).catch(() => undefined);
  answered = answer?.ok ? answered + 1 : 0;
  if (answered >= 3 && !document.querySelector<Outbox>('kring-outbox')?.busy) {
    location.reload();
  }
}

const vaadin = (window as unknown as { Vaadin?: { connectionState?: ConnectionState; Flow?: { clients: Record<string, Client> } } }).Vaadin;
const connection = vaadin?.connectionState;

/* A line that comes back may find its session gone, and nobody says so until something is asked. So ask: Vaadin's client then loads the page anew. */
type Client = { poll?(): void };
let away = false;

connection?.addStateChangeListener(() => {
  const { state } = connection;
  if (state === 'connected') {
    if (away) {
      Object.values(vaadin?.Flow?.clients ?? {}).forEach((client) => client.poll?.());
    }
    away = false;
  } else if (state !== 'loading') {
    away = true;
    if (!looking) {
      answered = 0;
      looking = window.setInterval(() => void look(connection), 2_000);
    }
  }
});
