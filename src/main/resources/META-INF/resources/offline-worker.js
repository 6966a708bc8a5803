// Steps in when nothing loads, with one page of ours; and shows what somebody is told on this device. No text of a circle is ever stored here; what a device keeps is sealed (box.js).
const PAGE = '/offline';
const KEPT = [
  PAGE,
  '/offline.js',
  '/still/box.js',
  '/still/send.js',
  '/still/outbox.js',
  '/tokens.css',
  '/kring.css',
  '/vaadin.css',
  '/timeline.css',
  '/outbox.css',
  '/icons/kring.svg',
];
const LETTER = '/VAADIN/static/assets/letter/atkinson-hyperlegible-next-latin-wght-normal.woff2'; // without it the page is read as well
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(
    caches.open('still').then(async (cache) => {
      await cache.addAll(KEPT.map((path) => new Request(path, { cache: 'reload' })));
      await cache.add(LETTER).catch(() => undefined);
    }),
  );
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** Also inside a page of Kring that lost its line while one went on to the next. */
async function still() {
  const kept = await caches.match(PAGE);
  return new Response(await kept.text(), { headers: { 'Content-Type': 'text/html; charset=UTF-8', 'Content-Security-Policy': POLICY } });
}

async function fresh(request, path) {
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open('still');
    await cache.put(path, answer.clone());
  }
  return answer;
}

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin) {
    return;
  }
  if (event.request.mode === 'navigate') {
    event.respondWith(fetch(event.request).catch(still));
  } else if (pathname === LETTER || (KEPT.includes(pathname) && pathname !== PAGE)) {
    event.respondWith(fresh(event.request, pathname).catch(() => caches.match(pathname)));
  }
});

/* ── Told on this device: what comes is sealed for it, and shown as it is. Nothing of it is kept. ── */

const ICON = '/icons/kring-192.png';

/** A browser wants something to be shown for whatever comes. */
function told(event) {
  try {
    return event.data.json();
  } catch {
    return { title: 'Kring', body: '', path: '/' };
  }
}

self.addEventListener('push', (event) => {
  const { id, title, body, path, alert } = told(event);
  event.waitUntil(
    self.registration.showNotification(title, { body, icon: ICON, badge: ICON, tag: id, data: { path }, requireInteraction: alert === true }),
  );
});

/** Only ever to a page of Kring. */
function page(path) {
  const to = new URL(typeof path === 'string' ? path : '/', location.origin);
  return to.origin === location.origin ? to.href : location.origin;
}

async function goTo(address) {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = open.find((window) => window.url === address) ?? open[0];
  if (!there) {
    await self.clients.openWindow(address);
    return;
  }
  await there.focus().catch(() => undefined); // a browser may not let it
  if (there.url !== address) {
    await there.navigate(address).catch(() => self.clients.openWindow(address)); // what was being written there is kept as a draft
  }
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(goTo(page(event.notification.data?.path)));
});
