/*
 * <kring-outbox>: what waits on this device, what came back and why, and, where there is no line, a place to write. Its words are in its
 * data-* attributes. On the page for when nothing loads (still) it also shows the last page of the timeline, to read only.
 */
import * as box from '/still/box.js';
import { sendAll } from '/still/send.js';

export { box };
export { here, place, sendAll } from '/still/send.js';

const AGAIN = 20_000;
const LONGEST = 20_000;

/** The circle that the page is of; a page within the page asks the one around it. */
export const circle = () => (window.top ?? window).location.pathname.match(/^\/circle\/([0-9a-f-]{36})/)?.[1];

function make(name, className, ...content) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
}

function button(words, className, act) {
  const made = make('button', `btn ${className}`, words);
  made.type = 'button';
  made.addEventListener('click', () => void act(made));
  return made;
}

const names = (people) => people.map((person) => person.name).join(', ');

class KringOutbox extends HTMLElement {
  #said = make('p', 'visually-hidden');
  #lost = make('p', 'banner');
  #things = make('div', 'stack');
  #write = make('div', 'outbox-write');
  #last = make('div', 'stack');
  #shown = '';
  #stop = () => undefined;
  #timer = 0;

  connectedCallback() {
    this.classList.add('stack');
    this.#said.setAttribute('role', 'status');
    this.#things.tabIndex = -1;
    this.#lost.textContent = this.dataset.lost;
    this.#lost.hidden = true;
    this.replaceChildren(this.#said, this.#lost, this.#write, this.#things, this.#last);
    this.#stop = box.onChange(() => void this.refresh());
    this.#timer = window.setInterval(() => this.#shown && void sendAll(), AGAIN);
    void this.refresh();
    if (this.hasAttribute('still')) {
      void this.write();
    }
  }

  disconnectedCallback() {
    this.#stop();
    window.clearInterval(this.#timer);
  }

  /** Whether somebody is writing here. */
  get busy() {
    return [...this.querySelectorAll('textarea')].some((field) => field.value.trim());
  }

  /** Says that there is no line, as long as there is none; what somebody is writing stays when it is back. */
  set lost(lost) {
    if (lost && this.#lost.hidden) {
      this.say(this.dataset.lost);
    }
    this.#lost.hidden = !lost;
    if (!lost && !this.busy) {
      this.#write.replaceChildren();
    }
  }

  /** A place to write, if this device knows who would read it; whether it does. */
  async write(seen = false) {
    if (!this.#write.firstChild) {
      await this.#compose(seen);
    }
    if (!this.hasAttribute('still')) {
      this.#write.querySelector('textarea')?.focus();
    }
    return this.#write.firstChild !== null;
  }

  say(words) {
    this.#said.textContent = '';
    this.#said.textContent = words ?? '';
  }

  async refresh() {
    const things = await box.waiting().catch(() => []);
    const lost = await box.lostSomething().catch(() => false);
    const now = things.length || lost ? JSON.stringify([things, lost]) : '';
    if (now === this.#shown || this.#things.querySelector('textarea')) {
      return;
    }
    if (this.#shown && !now) {
      this.say(this.dataset.sent);
    }
    this.#shown = now;
    this.#things.replaceChildren(...(lost ? [this.#loss()] : []), ...things.map((thing) => this.#card(thing)));
  }

  /** Keeps something until it can go. */
  async keep(thing) {
    await box.wait({ ...thing, state: 'WAITS', at: Date.now() });
    this.say(this.dataset.kept);
    await sendAll();
  }

  /** What waits is brought into sight, and read out. */
  async #show() {
    await this.refresh();
    this.#things.focus({ preventScroll: true });
    this.#things.scrollIntoView({ block: 'center' });
  }

  #loss() {
    const card = make('article', 'card stack-s', make('p', '', this.dataset.forgotten));
    card.append(button(this.dataset.understood, 'line', () => box.knowsOfLoss()));
    return card;
  }

  #card(thing) {
    if (thing.state === 'BROKEN') {
      const card = make('article', 'card stack-s', make('p', '', this.dataset.broken));
      card.append(button(this.dataset.understood, 'line', () => this.#drop(thing)));
      return card;
    }
    const waits = thing.state === 'WAITS';
    const what = thing.seen ? this.dataset.seen : thing.thread ? this.dataset.answer : this.dataset.you;
    const card = make('article', waits ? 'card post waiting' : 'card post');
    const state = make('span', 'quiet', waits ? this.dataset.waits : this.dataset.back);
    card.append(make('p', 'outbox-who', make('b', '', what), ' ', state), make('p', 'post-text', thing.text));
    if (thing.readers?.length && waits) {
      card.append(make('p', 'small quiet', `${this.dataset.who} ${names(thing.readers)}`));
    }
    if (thing.seen) {
      card.append(...this.#nobodyWarned(thing.calls));
    }
    if (thing.sentence) {
      card.append(make('p', 'outbox-why', thing.sentence));
    }
    card.append(this.#foot(thing, card));
    return card;
  }

  /** Plainly, as long as it lies here: and whom one can call instead. */
  #nobodyWarned(calls) {
    const row = make('div', 'btn-row');
    for (const { name, phone } of calls ?? []) {
      const call = make('a', 'btn line grow', `${this.dataset.call} ${name}`);
      call.href = `tel:${phone.replaceAll(/[^+0-9]/g, '')}`;
      row.append(call);
    }
    return [make('p', 'outbox-why', this.dataset.warned), row];
  }

  #foot(thing, card) {
    const foot = make('div', 'btn-row');
    if (thing.state === 'MORE' || thing.state === 'GIVES') {
      foot.append(button(this.dataset.all, 'line', () => this.#allTheSame(thing)));
    }
    if (thing.state !== 'WAITS') {
      foot.append(
        button(this.dataset.change, 'line', () => this.#change(thing, card)),
        button(this.dataset.copy, 'text', async (pressed) => {
          await navigator.clipboard.writeText(thing.text);
          pressed.textContent = this.dataset.copied;
        }),
      );
    }
    foot.append(button(this.dataset.drop, 'text', () => this.#drop(thing)));
    return foot;
  }

  async #drop(thing) {
    await box.remove(thing.id);
    this.#things.focus();
  }

  /** For the readers that were said, or with what was said to be in it. */
  async #allTheSame(thing) {
    const more = thing.state === 'MORE' ? { readers: thing.now.readers } : { gives: thing.now.gives };
    this.#things.focus();
    await this.keep({ ...thing, ...more, sentence: undefined });
  }

  #change(thing, card) {
    const field = this.#field(this.dataset.ask, thing.text);
    const send = button(this.dataset.again, 'primary', async () => {
      const text = field.querySelector('textarea').value.trim();
      if (text) {
        const changed = { ...thing, id: await box.mint(), text, sentence: undefined, gives: undefined };
        card.replaceChildren();
        await box.remove(thing.id);
        await this.keep(changed);
        this.#things.focus();
      }
    });
    card.replaceChildren(field, send);
    field.querySelector('textarea').focus();
  }

  #field(words, text) {
    const area = make('textarea', '');
    area.rows = 4;
    area.maxLength = LONGEST;
    area.value = text;
    return make('label', 'field', make('span', '', words), area);
  }

  async #compose(seen = false) {
    const id = circle() ?? (await box.pages('place:').catch(() => []))[0]?.slice('place:'.length);
    const place = id && (await box.page(`place:${id}`).catch(() => undefined));
    if (this.hasAttribute('still')) {
      await this.#showLast(id);
    }
    if (!this.#write.firstChild && place?.seen && (seen || !place.topics?.length)) {
      this.#composeSeen(id, place.seen);
      return;
    }
    if (!place?.topics?.length || this.#write.firstChild) {
      return;
    }
    const form = make('form', 'card stack', make('h2', '', `${this.dataset.write} ${place.name}`));
    const field = this.#field(this.dataset.ask, '');
    const readers = make('p', 'small');
    const topics = make('fieldset', 'options', make('legend', '', this.dataset.topic));
    const chosen = () => place.topics.find((topic) => topic.topic === new FormData(form).get('topic')) ?? place.topics[0];
    const showReaders = () => (readers.textContent = `${this.dataset.who} ${names(chosen().readers)}`);
    place.topics.forEach((topic, index) => {
      const radio = make('input', '');
      Object.assign(radio, { type: 'radio', name: 'topic', value: topic.topic, defaultChecked: index === 0 });
      topics.append(make('label', 'option', radio, make('span', '', topic.word)));
    });
    const send = make('button', 'btn primary large wide', this.dataset.keep);
    form.append(field, topics, readers, send);
    if (!this.hasAttribute('still')) {
      form.append(button(this.dataset.stop, 'text', () => this.#write.replaceChildren()));
    } else if (place.seen) {
      form.append(button(this.dataset.saw, 'text', () => this.#composeSeen(id, place.seen)));
    }
    form.addEventListener('change', showReaders);
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const area = field.querySelector('textarea');
      const text = area.value.trim();
      if (!text) {
        area.focus();
        return;
      }
      const { topic, readers: seen } = chosen();
      await box.mint().then((made) => this.keep({ id: made, circle: id, topic, text, readers: seen }));
      form.reset();
      showReaders();
      if (!this.hasAttribute('still')) {
        this.#write.replaceChildren();
      }
      await this.#show();
    });
    this.#write.replaceChildren(form);
    showReaders();
  }

  /** What was seen: words alone, and that nobody was warned stands above the button. */
  #composeSeen(id, place) {
    const form = make('form', 'card stack', make('h2', '', this.dataset.saw));
    const field = this.#field(this.dataset.see, '');
    const worried = make('input', '');
    worried.type = 'checkbox';
    const send = make('button', 'btn primary large wide', this.dataset.keep);
    form.append(
      field,
      make('label', 'outbox-worry', worried, make('span', '', this.dataset.worry)),
      make('p', 'small', `${this.dataset.who} ${names(place.readers)}`),
      ...this.#nobodyWarned(place.calls),
      send,
      button(this.dataset.stop, 'text', async () => {
        this.#write.replaceChildren();
        if (this.hasAttribute('still')) {
          await this.#compose();
        }
      }),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const area = field.querySelector('textarea');
      const text = area.value.trim();
      if (!text) {
        area.focus();
        return;
      }
      const seen = { signs: [], good: false, worried: worried.checked, at: await box.now() };
      const { readers, calls } = place;
      await box.mint().then((made) => this.keep({ id: made, circle: id, text, seen, readers, calls }));
      this.#write.replaceChildren();
      await this.#show();
    });
    this.#write.replaceChildren(form);
    field.querySelector('textarea').focus();
  }

  async #showLast(id) {
    const last = id && (await box.page(`last:${id}`).catch(() => undefined));
    if (!last) {
      return;
    }
    const when = new Intl.DateTimeFormat([document.documentElement.lang, 'nl'], {
      ...(new Date(last.at).toDateString() === new Date().toDateString() ? {} : { weekday: 'long', day: 'numeric', month: 'long' }),
      hour: '2-digit',
      minute: '2-digit',
    }).format(last.at);
    this.#last.replaceChildren(
      make('h2', 'outbox-was', `${this.dataset.was} ${when}`),
      make('p', 'quiet', this.dataset.claim),
      ...last.parts.map((part) =>
        part.day
          ? make('p', 'day', part.day)
          : make('article', 'card post', make('p', 'outbox-who', make('b', '', part.who), ' ', make('span', 'quiet', part.when)), ...part.words.map((words) => make('p', 'post-text', words))),
      ),
    );
  }
}

customElements.define('kring-outbox', KringOutbox);
window.addEventListener('online', () => void sendAll());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void sendAll());
