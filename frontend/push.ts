/*
 * Being told on this device. A card (kring-push) asks the browser only after a tap, and brings Kring what the browser gave; it says on its own
 * what the browser can do. Who signs out, or says that this device is shared, is told nothing on it any more; nor is who comes in after
 * somebody that did neither.
 */
type Looked = { state: string; endpoint: string };

const SHARED = 'kring-shared';
const PERSON = 'kring-push';
const PATIENCE = 15_000;
const { dataset } = document.documentElement;
const able = window.isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** On an iPhone or iPad it can be done only from the home screen. */
function canBeInstalled() {
  const apple = /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
  return apple && !window.matchMedia('(display-mode: standalone)').matches;
}

function state() {
  if ('lent' in dataset) {
    return 'LENT';
  }
  if (localStorage.getItem(SHARED) !== null) {
    return 'SHARED';
  }
  if (!able) {
    return canBeInstalled() ? 'INSTALL' : 'CANNOT';
  }
  return Notification.permission === 'denied' ? 'DENIED' : 'CAN';
}

async function there() {
  const worker = able ? await navigator.serviceWorker.getRegistration() : undefined;
  return (await worker?.pushManager.getSubscription()) ?? undefined;
}

async function forget() {
  localStorage.removeItem(PERSON);
  await (await there())?.unsubscribe();
}

function bytes(text: string) {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

async function subscribe(key: string) {
  const late = new Promise<never>((_, no) => window.setTimeout(() => no(new Error('late')), PATIENCE));
  const worker = await Promise.race([navigator.serviceWorker.ready, late]);
  const options = { userVisibleOnly: true, applicationServerKey: bytes(key) };
  await (await worker.pushManager.getSubscription())?.unsubscribe(); // of another person, or of another key
  return Promise.race([worker.pushManager.subscribe(options), late]);
}

customElements.define(
  'kring-push',
  class extends HTMLElement {
    connectedCallback() {
      this.addEventListener('click', this.tapped);
      window.setTimeout(() => void this.look());
    }

    disconnectedCallback() {
      this.removeEventListener('click', this.tapped);
    }

    private tapped = (event: Event) => {
      const tapped = event.target as Element;
      if (tapped.closest?.('[data-push-on]')) {
        void this.turnOn();
      } else if (tapped.closest?.('[data-push-off]')) {
        void forget().catch(() => undefined);
      }
    };

    private say(detail: Looked) {
      this.dispatchEvent(new CustomEvent('push-looked', { detail }));
    }

    private async look() {
      const now = state();
      const kept = now === 'CAN' && Notification.permission === 'granted' ? await there().catch(() => undefined) : undefined;
      this.say({ state: now, endpoint: kept?.endpoint ?? '' });
    }

    private async turnOn() {
      const answer = await Notification.requestPermission().catch(() => 'default');
      if (answer !== 'granted') {
        this.say({ state: answer === 'denied' ? 'DENIED' : 'NOT_YET', endpoint: '' });
        return;
      }
      try {
        const { endpoint, keys } = (await subscribe(this.dataset.key ?? '')).toJSON();
        localStorage.setItem(PERSON, dataset.person ?? '');
        this.dispatchEvent(new CustomEvent('push-on', { detail: { endpoint, key: keys?.p256dh ?? '', auth: keys?.auth ?? '' } }));
      } catch {
        this.say({ state: 'FAILED', endpoint: '' });
      }
    }
  },
);

const whose = localStorage.getItem(PERSON);
if (whose !== null && dataset.person && !('lent' in dataset) && whose !== dataset.person) {
  void forget().catch(() => undefined);
}

document.addEventListener(
  'click',
  (event) => {
    if (!('lent' in dataset) && (event.target as Element).closest?.('[data-forget]')) {
      void forget().catch(() => undefined);
    }
  },
  true,
);

document.addEventListener('change', (event) => {
  const tick = event.target as HTMLInputElement;
  if (tick.closest?.('kring-shared') && tick.checked) {
    void forget().catch(() => undefined);
  }
});

export {}; // a module of its own: the names in it are nobody else's
