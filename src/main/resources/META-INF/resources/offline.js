// Looks every few seconds whether Kring is there again, and goes back to the page that was asked for; not away from what somebody writes.
import { sendAll } from '/still/outbox.js';

const outbox = document.querySelector('kring-outbox');
const banner = document.querySelector('.banner');
const onwards = location.pathname === '/offline' ? '/' : location.href;
banner.querySelector('a').href = onwards;

setInterval(async () => {
  const answer = await fetch('/actuator/health', { cache: 'no-store' }).catch(() => undefined);
  if (answer?.ok) {
    banner.hidden = !outbox.busy;
    await sendAll();
    if (!outbox.busy) {
      location.replace(onwards);
    }
  } else {
    banner.hidden = true;
  }
}, 3000);
