/*
 * What this device keeps of one person: words that wait to be sent, and the last page. Each piece is sealed (AES-GCM) with a key that
 * cannot be taken out of the browser, and lies beside the pieces; destroying the key and the pieces is one act. Whoever else is signed
 * in here finds nothing.
 */
const OWN = 'own';
const WAITING = 'waiting';
const PAGES = 'pages';
const ME = 'me';
const LOST = 'lost';

const others = new BroadcastChannel('kring-outbox');
const listeners = new Set();
let opened;

others.addEventListener('message', () => listeners.forEach((heard) => heard()));

/** Hears of each change, of this page and of others. */
export function onChange(heard) {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

function changed() {
  others.postMessage('changed');
  listeners.forEach((heard) => heard());
}

function database() {
  opened ??= new Promise((done, fail) => {
    const asked = indexedDB.open('kring', 1);
    asked.onupgradeneeded = () => [OWN, WAITING, PAGES].forEach((name) => asked.result.createObjectStore(name, { keyPath: 'id' }));
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  return opened;
}

/** Works in one transaction; what `work` gives back is the result of its request, or nothing. */
async function within(stores, mode, work) {
  const transaction = (await database()).transaction(stores, mode);
  return new Promise((done, fail) => {
    let found;
    const given = work((name) => transaction.objectStore(name), transaction);
    if (given) {
      given.onsuccess = () => (found = given.result);
    }
    transaction.oncomplete = () => done(found);
    transaction.onabort = transaction.onerror = () => fail(transaction.error ?? new Error('kept nothing'));
  });
}

/** Whose it is, or nobody's. */
export function owner() {
  return within([OWN], 'readonly', (store) => store(OWN).get(ME));
}

/** From now on it is this person's; what was somebody else's is gone. */
export async function belongsTo(person) {
  const now = await owner();
  if (now?.person === person) {
    return;
  }
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await within([OWN, WAITING, PAGES], 'readwrite', (store) => {
    const asked = store(OWN).get(ME);
    asked.onsuccess = () => {
      if (asked.result?.person !== person) {
        if (asked.result) {
          store(WAITING).clear(); // without a key there is nobody's: it stays, and the page says that it cannot be read
        }
        store(PAGES).clear();
        store(OWN).put({ id: ME, mark: crypto.randomUUID(), person, key, ahead: 0 });
      }
    };
  });
}

/** How much the clock of the server is ahead of this device's. */
export async function clockAhead(milliseconds) {
  await within([OWN], 'readwrite', (store) => {
    const asked = store(OWN).get(ME);
    asked.onsuccess = () => asked.result && store(OWN).put({ ...asked.result, ahead: milliseconds });
  });
}

/** The time, by the clock of the server as far as it is known. */
export async function now() {
  return Date.now() + ((await owner())?.ahead ?? 0);
}

/** A new id in the order of time (UUID version 7), by the clock of the server as far as it is known. */
export async function mint() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = await now();
  for (let at = 5; at >= 0; at--) {
    bytes[at] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = [...bytes].map((each) => each.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function seal(name, id, thing) {
  const mine = await owner();
  if (!mine) {
    throw new Error('nobody is here');
  }
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, mine.key, new TextEncoder().encode(JSON.stringify(thing)));
  await within([OWN, name], 'readwrite', (store, transaction) => {
    const asked = store(OWN).get(ME);
    asked.onsuccess = () => {
      if (asked.result?.mark === mine.mark) {
        store(name).put({ id, iv, sealed });
      } else {
        transaction.abort(); // signed out meanwhile: nothing is left behind
      }
    };
  });
}

async function unseal(row) {
  const mine = await owner();
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv }, mine.key, row.sealed);
  return JSON.parse(new TextDecoder().decode(plain));
}

/** Everything that waits, the oldest first; what cannot be read any more says so. */
export async function waiting() {
  const rows = (await within([WAITING], 'readonly', (store) => store(WAITING).getAll())) ?? [];
  const things = await Promise.all(rows.map((row) => unseal(row).catch(() => ({ id: row.id, state: 'BROKEN', at: 0 }))));
  return things.sort((one, other) => one.at - other.at);
}

export async function wait(thing) {
  await seal(WAITING, thing.id, thing);
  changed();
}

export async function remove(id) {
  await within([WAITING], 'readwrite', (store) => void store(WAITING).delete(id));
  changed();
}

export function keepPage(id, page) {
  return seal(PAGES, id, page);
}

/** What was kept under this name, if it can be read. */
export async function page(id) {
  const row = await within([PAGES], 'readonly', (store) => store(PAGES).get(id));
  return row?.sealed ? unseal(row).catch(() => undefined) : undefined;
}

/** The names of the pages that begin so. */
export async function pages(beginning) {
  const ids = (await within([PAGES], 'readonly', (store) => store(PAGES).getAllKeys())) ?? [];
  return ids.filter((id) => id.startsWith(beginning));
}

/** No last page stays; what waits does. */
export async function forgetPages() {
  await within([PAGES], 'readwrite', (store) => void store(PAGES).delete(IDBKeyRange.bound('last:', 'last:\uffff')));
}

/** The key and all that it sealed are gone. Of what waited only that it did is left, for who it was. */
export async function destroy() {
  await within([OWN, WAITING, PAGES], 'readwrite', (store) => {
    const mine = store(OWN).get(ME);
    const left = store(WAITING).count();
    left.onsuccess = () => {
      store(OWN).delete(ME);
      store(WAITING).clear();
      store(PAGES).clear();
      if (mine.result && left.result) {
        store(OWN).put({ id: LOST, person: mine.result.person });
      }
    };
  });
  changed();
}

/** Whether something of the person who is here now was thrown away. */
export async function lostSomething() {
  const [mine, lost] = [await owner(), await within([OWN], 'readonly', (store) => store(OWN).get(LOST))];
  return Boolean(mine && lost && lost.person === mine.person);
}

export async function knowsOfLoss() {
  await within([OWN], 'readwrite', (store) => void store(OWN).delete(LOST));
  changed();
}
