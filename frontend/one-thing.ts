/*
 * One thing on the screen, and at most five lines of it (R-C22): what a card says is dealt out over screens, with the lines as this
 * browser breaks them, so that it holds at any size of letters. Buttons stand where the words end that they belong to; the answers to
 * an alert, and the choices of a menu, count as lines only there. Nothing is taken out of the page: what waits is not shown.
 */
const LINES = 5;
const PICTURE_LINES = 3;
/* so short a part is not torn */
const WHOLE = 2;
const AWAY = 'data-away';
const CUT = 'data-cut';
const ACTS = 'button,a,vaadin-button,label,input,textarea,select,vaadin-text-area,vaadin-text-field,vaadin-email-field,details';
/* each of these is a thing of its own, and begins on a screen of its own */
const THINGS = '.post-answer,article,section.card,.card';
/* what has to be there at once, however large the letters are */
const ALWAYS = '.answer-acts';

interface Block {
  element: HTMLElement;
  lines: number;
  thing: Element | null;
  act: boolean;
}

interface Page {
  shown: Set<Element>;
  cut: Map<HTMLElement, [from: number, lines: number]>;
  lines: number;
  thing: Element | null;
}

class OneThing extends HTMLElement {
  private at = 0;
  private pages: Page[] = [];
  private was: Element | null = null;
  private width = 0;
  private letters = '';

  private readonly changed = new MutationObserver(() => this.deal());
  private readonly sized = new ResizeObserver(() => {
    const letters = getComputedStyle(document.documentElement).fontSize;
    if (this.clientWidth !== this.width || letters !== this.letters) {
      this.deal();
    }
  });
  private readonly on = () => this.turn();

  connectedCallback() {
    this.button?.addEventListener('click', this.on);
    this.sized.observe(this);
    this.deal();
    document.fonts?.ready.then(() => this.isConnected && this.deal());
  }

  disconnectedCallback() {
    this.button?.removeEventListener('click', this.on);
    this.changed.disconnect();
    this.sized.disconnect();
  }

  private get place() {
    return this.querySelector<HTMLElement>(':scope > .calm-thing');
  }

  private get button() {
    return this.querySelector<HTMLButtonElement>(':scope > .calm-on');
  }

  private turn() {
    this.at = (this.at + 1) % this.pages.length;
    this.show();
    this.toTop();
  }

  private toTop() {
    this.closest('main')?.scrollTo(0, 0);
    window.scrollTo(0, 0);
  }

  /** Deals anew what there is; who read on stays there, unless it is another thing. */
  private deal() {
    const place = this.place;
    if (!place) {
      return;
    }
    this.changed.disconnect();
    if (place.firstElementChild !== this.was) {
      this.was = place.firstElementChild;
      this.at = 0;
      this.toTop();
    }
    this.width = this.clientWidth;
    this.letters = getComputedStyle(document.documentElement).fontSize;
    place.querySelectorAll(`[${AWAY}],[${CUT}]`).forEach((element) => uncover(element as HTMLElement));
    this.pages = dealt(blocksOf(place));
    this.at = Math.min(this.at, this.pages.length - 1);
    this.show();
    this.changed.observe(place, { childList: true, subtree: true, characterData: true, attributeFilter: ['hidden'] });
  }

  private show() {
    const place = this.place;
    const page = this.pages[this.at];
    if (!place || !page) {
      this.button?.toggleAttribute('hidden', true);
      return;
    }
    place.querySelectorAll(`[${AWAY}],[${CUT}]`).forEach((element) => uncover(element as HTMLElement));
    const all = new Set<Element>(this.pages.flatMap((one) => [...one.shown]));
    for (const block of all) {
      block.toggleAttribute(AWAY, !page.shown.has(block));
    }
    hideEmpty(place, all);
    for (const [element, [from, lines]] of page.cut) {
      element.setAttribute(CUT, '');
      element.style.setProperty('--calm-lines', String(lines));
      element.scrollTop = from * lineHeight(element);
    }
    const button = this.button;
    if (button) {
      const last = this.at === this.pages.length - 1;
      button.hidden = this.pages.length < 2;
      const on = place.querySelector('[data-choices]') ? 'data-more' : 'data-on';
      button.textContent = button.getAttribute(last ? 'data-again' : on);
    }
  }
}

function uncover(element: HTMLElement) {
  element.removeAttribute(AWAY);
  if (element.hasAttribute(CUT)) {
    element.removeAttribute(CUT);
    element.style.removeProperty('--calm-lines');
    element.scrollTop = 0;
  }
}

/** What has nothing of this screen in it takes no room. */
function hideEmpty(place: Element, blocks: Set<Element>) {
  const parents = new Set<Element>();
  for (const block of blocks) {
    for (let up = block.parentElement; up && up !== place; up = up.parentElement) {
      parents.add(up);
    }
  }
  for (const parent of parents) {
    const shows = [...blocks].some((block) => parent.contains(block) && !block.hasAttribute(AWAY));
    parent.toggleAttribute(AWAY, !shows);
  }
}

/** The smallest parts, in the order in which one reads; what is done with a post comes before the answers to it. */
function blocksOf(element: HTMLElement): Block[] {
  const children = [...element.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
  const answers = children.filter((child) => child.matches('.post-answer'));
  return [...children.filter((child) => !answers.includes(child)), ...answers].flatMap(blockOf);
}

function blockOf(element: HTMLElement): Block[] {
  if (element.matches('.visually-hidden:not(h2),dialog,vaadin-dialog,[popover]') || !isThere(element)) {
    return [];
  }
  const thing = element.closest(THINGS);
  if (element.matches(ACTS)) {
    return [{ element, lines: element.closest('[data-choices]') || element.matches('label') ? 1 : 0, thing, act: true }];
  }
  if (isText(element)) {
    return [{ element, lines: linesOf(element), thing, act: false }];
  }
  if (element.matches('img,svg') || !element.textContent?.trim() || element.matches('.face,.faces')) {
    const lines = element.matches('.photo,.photos,img:not(.face img)') || element.querySelector(':scope > img:not(.face img)') ? PICTURE_LINES : 0;
    return element.children.length && !element.matches('.face,.faces') && !lines
      ? blocksOf(element)
      : [{ element, lines, thing, act: true }];
  }
  return blocksOf(element);
}

/** What only groups its parts has no box of its own, and they are there. */
function isThere(element: HTMLElement): boolean {
  return element.checkVisibility() || getComputedStyle(element).display === 'contents';
}

/** It says something itself, or only by what stands in its lines. */
function isText(element: HTMLElement): boolean {
  if (element.matches('.face,.faces') || !element.textContent?.trim()) {
    return false;
  }
  const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  return own || [...element.children].every((child) => /^(inline|contents)/.test(getComputedStyle(child).display) && !child.matches(ACTS));
}

/** As they stand on the screen: letters of two sizes in one part do not share a height. */
function linesOf(element: HTMLElement): number {
  const half = lineHeight(element) / 3;
  const range = document.createRange();
  range.selectNodeContents(element);
  const middles = [...range.getClientRects()]
    .filter(({ width, height }) => width > 1 && height > 1)
    .map(({ top, bottom }) => (top + bottom) / 2)
    .sort((one, other) => one - other);
  return Math.max(1, middles.filter((middle, nr) => nr === 0 || middle - middles[nr - 1] > half).length);
}

function lineHeight(element: HTMLElement): number {
  const style = getComputedStyle(element);
  return parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.2;
}

function dealt(blocks: Block[]): Page[] {
  const always = blocks.filter((block) => block.element.closest(ALWAYS)).map((block) => block.element);
  const pages: Page[] = [];
  const another = (thing: Element | null) => {
    pages.push({ shown: new Set<Element>(always), cut: new Map(), lines: 0, thing });
    return pages[pages.length - 1];
  };
  let page = another(blocks[0]?.thing ?? null);
  for (const block of blocks) {
    if (always.includes(block.element)) {
      continue;
    }
    if (block.thing !== page.thing && !block.thing?.contains(page.thing) && page.lines > 0) {
      page = another(block.thing);
    }
    page.thing = block.thing;
    let rest = block.lines;
    if (block.act) {
      if (rest > 0 && page.lines + rest > LINES && page.lines > 0) {
        page = another(block.thing);
      }
      page.shown.add(block.element);
      page.lines += rest;
      continue;
    }
    while (rest > 0) {
      if (page.lines >= LINES || (block.lines <= WHOLE && page.lines + block.lines > LINES)) {
        page = another(block.thing);
      }
      const now = Math.min(rest, LINES - page.lines);
      page.shown.add(block.element);
      if (now < block.lines) {
        page.cut.set(block.element, [block.lines - rest, now]);
      }
      page.lines += now;
      rest -= now;
    }
  }
  return pages;
}

customElements.define('kring-one-thing', OneThing);
