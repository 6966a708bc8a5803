// Keeps one page for when there is no connection, and nothing else: no text of a circle is ever stored here.
const KEPT = ['/offline', '/offline.js', '/tokens.css', '/kring.css', '/vaadin.css', '/icons/kring.svg'];

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open('still').then((cache) => cache.addAll(KEPT)));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.mode === 'navigate') {
    event.respondWith(fetch(event.request).catch(() => caches.match('/offline')));
  } else if (KEPT.includes(pathname)) {
    event.respondWith(fetch(event.request).catch(() => caches.match(pathname)));
  }
});
