/*
 * Without a connection (R-C21): what a page of Kring does with the sealed box of this device (still/box.js). A sheet's words go into it
 * instead of into the air, the last page of the timeline is kept, who signs out takes the key along, and what cannot wait says so. On a
 * device that was lent (data-lent) the box is that of whose it is, and nobody looks into it.
 */
type Person = { id: string; name: string; always: boolean };
type Topic = { topic: string; word: string; readers: Person[] };
type Call = { name: string; phone: string };
type ToSee = { readers: Person[]; calls: Call[] };
type Place = { circle: string; name: string; topics: Topic[]; seen?: ToSee };
type Here = { nobody?: boolean; person: string; keeps: boolean; now: number };
type Part = { day?: string; who?: string; when?: string; words?: string[] };
type Still = {
  box: {
    belongsTo(person: string): Promise<void>;
    mint(): Promise<string>;
    now(): Promise<number>;
    owner(): Promise<{ person: string } | undefined>;
    clockAhead(milliseconds: number): Promise<void>;
    destroy(): Promise<void>;
    forgetPages(): Promise<void>;
    keepPage(id: string, page: unknown): Promise<void>;
    page(id: string): Promise<Place | undefined>;
  };
  circle(): string | undefined;
  here(): Promise<Here | undefined>;
  place(circle: string): Promise<Place | undefined>;
  sendAll(): Promise<void>;
};
type Connection = { state: string; addStateChangeListener(heard: () => void): void };
type Outbox = HTMLElement & { lost: boolean; write(seen?: boolean): Promise<boolean>; keep(thing: object): Promise<void> };

const SHARED = 'kring-shared';
const SETTLED = 1_500;
const ORDINARY = 'UPDATE'; // of what somebody may tell
const from = '/still/outbox.js'; // also loaded by the page for when nothing loads, and therefore in no bundle
const { lang, dataset } = document.documentElement;
const connection = (window as unknown as { Vaadin?: { connectionState?: Connection } }).Vaadin?.connectionState;
const isLost = () => !navigator.onLine || (connection !== undefined && !['connected', 'loading'].includes(connection.state));
const isShared = () => localStorage.getItem(SHARED) !== null;
const outbox = () => document.querySelector<Outbox>('kring-outbox');
let keeps = false;

const able = !('lent' in dataset) && window.isSecureContext && 'indexedDB' in window && 'locks' in navigator;
const ready: Promise<Still | undefined> = able ? import(/* @vite-ignore */ from).catch(() => undefined) : Promise.resolve(undefined);

/** The place of this circle to write for; asked once for each circle that a page shows. */
const asked = new Set<string>();
async function learnPlace(still: Still) {
  const circle = still.circle();
  if (circle && !asked.has(circle) && !isLost()) {
    asked.add(circle);
    const place = await still.place(circle);
    if (place) {
      await still.box.keepPage(`place:${circle}`, place);
    } else {
      asked.delete(circle);
    }
  }
}

const text = (element: Element | null) => element?.textContent?.trim() ?? '';

/** What the timeline says now: names and words, no picture and nothing to tap. */
function lastPage(): Part[] {
  const shown = document.querySelectorAll('main .day, main article.card:not(kring-outbox article)');
  return [...shown].flatMap((part): Part[] => {
    if (part.classList.contains('day')) {
      return [{ day: text(part) }];
    }
    return [part, ...part.querySelectorAll('.post-answer')].map((one) => ({
      who: text(one.querySelector('.person-words b, .person-words strong')),
      when: text(one.querySelector('.person-words .quiet')),
      words: [...one.querySelectorAll('h2, h3, p')].filter((words) => words.closest('.post-answer, article') === one).map(text),
    }));
  });
}

async function keepLast(still: Still) {
  const circle = still.circle();
  if (circle && keeps && !isShared() && !isLost() && location.pathname.endsWith('/timeline')) {
    const parts = lastPage();
    if (parts.length) {
      await still.box.keepPage(`last:${circle}`, { at: Date.now(), parts });
    }
  }
}

/** The page for when nothing loads, in the language of this person. */
async function keepStillPage() {
  const place = `kring-still:${lang}`;
  if ('caches' in window && !sessionStorage.getItem(place)) {
    const page = await fetch('/offline', { headers: { 'Accept-Language': lang }, cache: 'no-store' });
    if (page.ok) {
      await (await caches.open('still')).put('/offline', page);
      sessionStorage.setItem(place, 'yes');
    }
  }
}

async function begin(still: Still, person: string) {
  await still.box.belongsTo(person);
  const here = await still.here();
  if (here?.person === person) {
    keeps = here.keeps;
    await still.box.clockAhead(here.now - Date.now());
  }
  if (isShared() || (here && !keeps)) {
    await still.box.forgetPages();
  }
  await learnPlace(still);
  await still.sendAll();
  await keepStillPage();
}

function watch(still: Still) {
  let timer = 0;
  new MutationObserver(() => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      sayLost();
      void learnPlace(still).then(() => keepLast(still)).catch(() => undefined);
    }, SETTLED);
  }).observe(document.body, { childList: true, subtree: true });
}

function sayLost() {
  const there = outbox();
  if (there) {
    there.lost = isLost();
  }
  document.querySelectorAll<HTMLElement>('[data-when-lost]').forEach((words) => (words.hidden = !isLost()));
}

/* ── A sheet that is sent while there is no line ── */

const draft = (name: string) => sessionStorage.getItem(`kring-draft:${name}`) ?? '';
const checked = (sheet: Element, beginning: string) =>
  [...sheet.querySelectorAll<HTMLInputElement>(`input[data-draft^="${beginning}"]`)].find((field) => field.checked)?.dataset.draft?.slice(beginning.length);

function post(sheet: Element, name: string, place: Place) {
  const topic = place.topics.find((each) => each.topic === checked(sheet, `${name}:topic:`));
  const chosen = draft(`${name}:only`).split(' ').filter(Boolean);
  const resident = checked(sheet, `${name}:about:`);
  return topic && {
    topic: topic.topic,
    only: chosen.length ? chosen : undefined,
    about: resident && resident !== 'all' ? { resident, housemates: checked(sheet, `${name}:housemates`) !== undefined } : undefined,
    readers: topic.readers.filter((reader) => !chosen.length || reader.always || chosen.includes(reader.id) || reader.id === dataset.person),
  };
}

const NIGHT = 4; // in the hours of the clock: "last night"

const anotherMoment = (sheet: Element, name: string) =>
  checked(sheet, `${name}:when:`) === 'OTHER' ? sheet.querySelector<HTMLInputElement>(`input[data-draft="${name}:when:moment"]`) : null;

/** When it was seen: said by who writes, and else now. */
function seenAt(sheet: Element, name: string, now: number) {
  const when = checked(sheet, `${name}:when:`);
  const other = anotherMoment(sheet, name);
  const night = new Date(now);
  night.setHours(NIGHT, 0, 0, 0);
  if (other) {
    return new Date(other.value).getTime();
  }
  return when === 'LAST_NIGHT' ? Math.min(night.getTime(), now) : now;
}

/** What was seen waits with the ids of the signs that were ticked, never with their words (R-C21). */
function seen(sheet: HTMLElement, name: string, place: Place, now: number) {
  const at = seenAt(sheet, name, now);
  const besides = JSON.parse(sheet.dataset.mayWait || '{}');
  return place.seen && {
    seen: { signs: [], good: false, ...besides, worried: checked(sheet, `${name}:worry`) !== undefined, at },
    readers: place.seen.readers,
    calls: place.seen.calls,
  };
}

/** Words alone can wait: what goes with photos, or is of a kind of its own, is sent by the page itself when the line is back. */
const isWordsAlone = (sheet: Element, name: string) =>
  !draft(`photos:${name}`) && !sheet.querySelector('vaadin-upload-file') && (checked(sheet, `${name}:what:`) ?? ORDINARY) === ORDINARY;

async function keepSheet(still: Still, sheet: HTMLElement, dialog: HTMLElement & { opened: boolean }) {
  const name = sheet.dataset.sheet ?? '';
  const other = anotherMoment(sheet, name);
  const now = await still.box.now();
  if (other && !(new Date(other.value).getTime() <= now)) {
    const said = sayBefore(other.closest<HTMLElement>('.field')!, other.value ? other.dataset.notYet : other.dataset.empty);
    said.parentElement?.addEventListener('input', () => said.remove(), { once: true });
    other.focus();
    return true; // and the sheet stays
  }
  const area = sheet.querySelector<HTMLElement & { value: string }>(`[data-draft="${name}"]`);
  const circle = still.circle();
  const place = circle && (await still.box.page(`place:${circle}`).catch(() => undefined));
  const told = () => (name.startsWith('answer:') ? { thread: name.slice('answer:'.length) } : place && post(sheet, name, place));
  const what = name.startsWith('saw:') ? place && seen(sheet, name, place, now) : told();
  const ticked = what && 'seen' in what && (what.seen.signs.length > 0 || what.seen.good);
  if (!(area?.value.trim() || ticked) || !circle || !what || !outbox() || !isWordsAlone(sheet, name)) {
    return false;
  }
  await outbox()!.keep({ ...what, id: draft(`${name}:command`) || (await still.box.mint()), circle, text: area?.value ?? '' });
  dialog.opened = false;
  Object.keys(sessionStorage)
    .filter((key) => key === 'kring-sheet' || key.startsWith(`kring-draft:${name}`))
    .forEach((key) => sessionStorage.removeItem(key));
  return true;
}

/** Once in its place. */
function sayBefore(place: HTMLElement, words = '') {
  const said = place.parentElement?.querySelector('.outbox-needs') ?? document.createElement('p');
  said.className = 'outbox-needs outbox-why';
  said.setAttribute('role', 'alert');
  said.textContent = words;
  place.before(said);
  return said;
}

let letThrough: Element | null = null;

/** Does something else for a tap; where that cannot be, the page does what it always did: it sends the tap itself as soon as it can. */
function instead(event: Event, button: HTMLElement, work: Promise<boolean | undefined>) {
  event.stopImmediatePropagation();
  event.preventDefault();
  void work
    .catch(() => false)
    .then((done) => {
      if (!done) {
        letThrough = button;
        button.click();
        letThrough = null;
      }
    });
}

function tapped(event: MouseEvent) {
  const button = (event.target as Element).closest?.<HTMLElement>('vaadin-button');
  if (!button || button === letThrough || !isLost()) {
    return;
  }
  const dialog = button.closest<HTMLElement & { opened: boolean }>('vaadin-dialog');
  const sheet = dialog?.querySelector<HTMLElement>('[data-sheet][data-may-wait]');
  if (button.dataset.needsConnection) {
    event.stopImmediatePropagation();
    event.preventDefault();
    sayBefore(button, button.dataset.needsConnection); // what cannot wait is not done later either
  } else if (button.dataset.opens?.startsWith('post:')) {
    instead(event, button, ready.then((still) => (still ? outbox()?.write() : false)));
  } else if (button.dataset.opens?.startsWith('saw:')) {
    instead(event, button, ready.then((still) => (still ? outbox()?.write(true) : false)));
  } else if (dialog && sheet && button.matches('[theme~="primary"]')) {
    instead(event, button, ready.then((still) => (still ? keepSheet(still, sheet, dialog) : false)));
  }
}

document.addEventListener('click', tapped, true);

/* ── Who goes ── */

document.addEventListener(
  'click',
  (event) => {
    const target = event.target as Element;
    if (target.closest?.('[data-forget]')) {
      void ready.then((still) => still?.box.destroy()).catch(() => undefined);
    } else if (target.closest?.('[data-way-out]')) {
      void ready.then((still) => still?.box.forgetPages()).catch(() => undefined);
    }
  },
  true,
);

/** A device that several people use keeps no last page; it is the device that remembers it, whoever is signed in. */
document.addEventListener('change', (event) => {
  const tick = event.target as HTMLInputElement;
  if (tick.closest?.('kring-shared')) {
    if (tick.checked) {
      localStorage.setItem(SHARED, 'yes');
      void ready.then((still) => still?.box.forgetPages()).catch(() => undefined);
    } else {
      localStorage.removeItem(SHARED);
    }
  }
});
customElements.define(
  'kring-shared',
  class extends HTMLElement {
    connectedCallback() {
      window.setTimeout(() => this.querySelectorAll('input').forEach((tick) => (tick.checked = isShared())));
    }
  },
);

void ready
  .then(async (still) => {
    if (!still) {
      return;
    }
    const { person } = dataset;
    if (person) {
      let lost = isLost();
      connection?.addStateChangeListener(() => {
        sayLost();
        if (lost && !isLost()) {
          void still.sendAll();
        }
        lost = isLost();
      });
      window.addEventListener('offline', sayLost);
      await begin(still, person).catch(() => undefined);
      watch(still);
      await keepLast(still);
    } else if (await still.box.owner()) {
      await still.box.destroy(); // this page was signed out, here or elsewhere
    }
  })
  .catch(() => undefined);

export {}; // a module of its own: the names in it are nobody else's
