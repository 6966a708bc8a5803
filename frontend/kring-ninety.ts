import { LitElement, css, nothing, svg, html } from 'lit';
import { icons } from './icons';

/** A time of one phase; days are counted from the first that is drawn, with the hour as a part of a day. */
interface Spell {
  from: number;
  until: number;
  phase: 'green' | 'yellow' | 'orange' | 'red';
  stale: boolean;
}

interface Said {
  at: number;
  face: number;
}

interface Month {
  at: number;
  name: string;
}

const DRAWN = { green: 'sun', yellow: 'cloud-sun', orange: 'rain', red: 'lightning' };
const HEIGHT = { green: 1, yellow: 1.75, orange: 2.5, red: 3.25 };
const FACES = 5;
/* further apart, nobody said how it went between */
const A_WEEK = 7;

/**
 * The days that went by: what the resident said as a line from one dot to the next, phases as bars of their own height with a sign above,
 * and a dot where somebody saw something. Nothing is smoothed or filled in. A picture, and a slider over its days for the keyboard; the list
 * beside it says the same.
 */
class KringNinety extends LitElement {
  static properties = {
    days: { type: Array },
    chosen: { type: Number },
    spells: { type: Array },
    said: { type: Array },
    seen: { type: Array },
    months: { type: Array },
    words: { type: Object },
    wide: { state: true },
    letter: { state: true },
  };

  /** What each day is called in the picture, and said of it to who hears it. */
  declare days: { name: string; said: string }[];
  declare chosen: number;
  declare spells: Spell[];
  declare said: Said[];
  declare seen: number[];
  declare months: Month[];
  declare words: { choose: string; now: string; none: string; faces: string[] };
  declare wide: number;
  declare letter: number;

  private readonly watcher = new ResizeObserver(() => this.measure());

  constructor() {
    super();
    this.days = [];
    this.chosen = 0;
    this.spells = [];
    this.said = [];
    this.seen = [];
    this.months = [];
    this.words = { choose: '', now: '', none: '', faces: [] };
    this.wide = 0;
    this.letter = 14;
  }

  connectedCallback() {
    super.connectedCallback();
    this.watcher.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watcher.disconnect();
  }

  firstUpdated() {
    this.watcher.observe(this.renderRoot.querySelector('.letter')!);
  }

  private measure() {
    this.wide = Math.floor(this.clientWidth);
    this.letter = parseFloat(getComputedStyle(this).fontSize);
  }

  render() {
    return html`<i class="letter"></i>${this.days.length && this.wide ? this.picture() : nothing}`;
  }

  private picture() {
    const em = this.letter;
    const roomy = this.wide > 32 * em;
    const left = roomy ? 8 * em : this.said.length ? 2.2 * em : 0;
    const plot = { left, width: this.wide - left, day: (this.wide - left) / this.days.length };
    const row = (roomy ? 2.7 : 1.75) * em;
    const faces = this.said.length ? 3 * em : 1.6 * em;
    const ground = faces + (this.said.length ? FACES * row + 1.2 * em : em) + 5.4 * em;
    const height = ground + 3.4 * em;
    const x = (day: number) => plot.left + day * plot.day;
    const middle = x(this.chosen + 0.5);
    return html`<input
        type="range"
        min="0"
        max=${this.days.length - 1}
        .value=${String(this.chosen)}
        aria-label=${this.words.choose}
        aria-valuetext=${this.days[this.chosen]?.said ?? ''}
        @input=${(event: Event) => this.choose(Number((event.target as HTMLInputElement).value))}
      />
      <svg
        width=${this.wide}
        height=${height}
        viewBox="0 0 ${this.wide} ${height}"
        aria-hidden="true"
        @click=${(event: MouseEvent) => this.tap(event, plot)}
      >
        <line class="chosen" x1=${middle} x2=${middle} y1=${1.9 * em} y2=${ground + 1.9 * em} />
        ${this.said.length ? this.mood(x, faces, row, roomy) : nothing} ${this.strip(x, ground)}
        ${this.monthNames(x, ground + 3.2 * em)} ${this.flag(middle)}
      </svg>`;
  }

  /** What the resident said: five rows, the best on top. */
  private mood(x: (day: number) => number, top: number, row: number, roomy: boolean) {
    const em = this.letter;
    const size = (roomy ? 1.6 : 1.45) * em;
    const y = (face: number) => top + (face - 0.5) * row;
    let path = '';
    this.said.forEach((one, nr) => {
      const joined = nr > 0 && one.at - this.said[nr - 1].at <= A_WEEK;
      path += `${joined ? 'L' : 'M'}${x(one.at).toFixed(1)} ${y(one.face).toFixed(1)}`;
    });
    return svg`${this.words.faces.map(
      (word, nr) => svg`<line class="row" x1=${x(0)} x2=${this.wide} y1=${y(nr + 1)} y2=${y(nr + 1)} />
        ${drawing('face-' + (nr + 1), 0, y(nr + 1) - size / 2, size, 'mood')}
        ${roomy ? svg`<text x=${2.3 * em} y=${y(nr + 1) + em * 0.35}>${word}</text>` : nothing}`
    )}
      <path class="line" d=${path} />
      ${this.said.map((one) => svg`<circle class="own" cx=${x(one.at)} cy=${y(one.face)} r=${em * 0.2} />`)}`;
  }

  /** The phases, each as high as it is grave, and where somebody saw something. */
  private strip(x: (day: number) => number, ground: number) {
    const em = this.letter;
    const bars = this.spells.map((spell) => {
      const from = x(Math.max(0, spell.from));
      const width = Math.max(x(spell.until) - from - 1.5, em * 0.3);
      return { spell, from: Math.min(from, this.wide - width), width, height: HEIGHT[spell.phase] * em };
    });
    const taken: [number, number][] = [];
    const size = 1.4 * em;
    const signs = [...bars]
      .sort((one, other) => HEIGHT[other.spell.phase] - HEIGHT[one.spell.phase] || other.width - one.width)
      .flatMap(({ spell, from, width, height }) => {
        const within = (at: number) => Math.min(Math.max(at, x(0)), this.wide - size);
        const free = (at: number) => !taken.some(([begin, end]) => at < end && at + size > begin);
        const at = [(width - size) / 2, Math.min(0, width - size), Math.max(0, width - size)]
          .map((beside) => within(from + beside))
          .find(free);
        if (at === undefined) {
          return [];
        }
        taken.push([at, at + size]);
        return [drawing(DRAWN[spell.phase], at, ground - height - size - em * 0.35, size, 'sign ' + spell.phase)];
      });
    const agreed = this.spells.length ? x(Math.max(0, this.spells[0].from)) : this.wide;
    return svg`${
      agreed > x(0) + 1
        ? svg`<line class="none" x1=${x(0)} x2=${agreed - 3} y1=${ground - em * 0.5} y2=${ground - em * 0.5} />
          ${
            agreed - x(0) > this.words.none.length * em * 0.52
              ? svg`<text x=${x(0)} y=${ground - em * 1.1}>${this.words.none}</text>`
              : nothing
          }`
        : nothing
    }
      ${bars.map(
        ({ spell, from, width, height }) =>
          svg`<rect class="bar ${spell.phase} ${spell.stale ? 'stale' : ''}" x=${from} y=${ground - height} width=${width} height=${height}
            rx=${Math.min(width / 2, em * 0.4)} />`
      )}
      ${signs} ${this.seen.map((at) => svg`<circle class="seen" cx=${x(at)} cy=${ground + em} r=${em * 0.3} />`)}`;
  }

  private monthNames(x: (day: number) => number, y: number) {
    const em = this.letter;
    const wide = (word: string) => word.length * em * 0.56 + em;
    const end = this.wide - wide(this.words.now);
    /* the rest of a month before whole ones gives way to them */
    const names = [...this.months].reverse().reduce<{ begin: number; name: string }[]>((shown, { at, name }) => {
      const begin = x(at);
      return begin + wide(name) <= (shown.at(-1)?.begin ?? end) ? [...shown, { begin, name }] : shown;
    }, []);
    return svg`${names.map(({ begin, name }) => svg`<text x=${begin} y=${y}>${name}</text>`)}<text class="now" x=${this.wide} y=${y}>${this.words.now}</text>`;
  }

  private flag(middle: number) {
    const em = this.letter;
    const name = this.days[this.chosen]?.name ?? '';
    const width = Math.min(this.wide, (name.length * 0.6 + 2) * em);
    const from = Math.min(Math.max(middle - width / 2, 0), this.wide - width);
    return svg`<rect class="flag" x=${from} y=${em * 0.15} width=${width} height=${2 * em} rx=${em} />
      <text class="flag-word" x=${from + width / 2} y=${em * 1.5}>${name}</text>`;
  }

  private tap(event: MouseEvent, plot: { left: number; day: number }) {
    const at = event.clientX - this.getBoundingClientRect().left - plot.left;
    this.choose(Math.min(Math.max(Math.floor(at / plot.day), 0), this.days.length - 1));
  }

  private choose(day: number) {
    this.chosen = day;
    this.dispatchEvent(new CustomEvent('day-chosen'));
  }

  static styles = css`
    :host {
      display: block;
      inline-size: 100%;
      contain: inline-size; /* what is drawn never makes its place wider */
      position: relative;
      font-family: var(--kring-font);
      font-size: var(--kring-text-s);
      touch-action: manipulation;
    }
    /* as wide as a letter is high: grows when the letters do, and is watched for that */
    .letter {
      position: absolute;
      inline-size: 1em;
      visibility: hidden;
    }
    svg {
      display: block;
      cursor: pointer;
    }
    /* For the keyboard and for who hears the page; a finger taps the picture. */
    input {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      margin: 0;
      opacity: 0;
      pointer-events: none;
    }
    input:focus-visible ~ svg {
      outline: 3px solid var(--kring-focus, var(--kring-primary));
      outline-offset: 4px;
      border-radius: 6px;
    }
    text {
      fill: var(--kring-ink-quiet);
      font-size: 1em;
    }
    .now {
      text-anchor: end;
    }
    .row {
      stroke: var(--kring-line);
    }
    .line {
      fill: none;
      stroke: var(--kring-primary);
      stroke-width: 2.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .own {
      fill: var(--kring-primary);
    }
    .chosen {
      stroke: var(--kring-accent);
      stroke-width: 2;
    }
    .flag {
      fill: var(--kring-accent);
    }
    .flag-word {
      fill: var(--kring-on-accent);
      font-weight: 660;
      text-anchor: middle;
    }
    .bar.green {
      stroke: var(--kring-phase-green-edge);
      fill: color-mix(in srgb, var(--kring-phase-green-edge) 55%, var(--kring-surface));
    }
    .bar.yellow {
      stroke: var(--kring-phase-yellow-edge);
      fill: var(--kring-phase-yellow);
    }
    .bar.orange {
      fill: var(--kring-phase-orange-edge);
    }
    .bar.red {
      fill: var(--kring-phase-red);
    }
    .bar.stale {
      fill: var(--kring-phase-yellow-soft);
      stroke: var(--kring-phase-yellow-edge);
      stroke-width: 1.5;
      stroke-dasharray: 4 3;
    }
    .none {
      stroke: var(--kring-control-line);
      stroke-width: 2;
      stroke-dasharray: 2 5;
    }
    .seen {
      fill: var(--kring-ink-soft);
    }
    .drawing {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.8;
      stroke-linecap: round;
      stroke-linejoin: round;
      color: var(--kring-ink-quiet);
    }
    .sign.green {
      color: var(--kring-phase-green-text);
    }
    .sign.yellow {
      color: var(--kring-phase-yellow-text);
    }
    .sign.orange {
      color: var(--kring-phase-orange-text);
    }
    .sign.red {
      color: var(--kring-phase-red-text);
      stroke-width: 2.2;
    }
    @media (forced-colors: active) {
      .bar {
        fill: CanvasText;
      }
      .bar.stale,
      .bar.green {
        fill: Canvas;
        stroke: CanvasText;
        stroke-width: 1.5;
      }
      .bar.yellow:not(.stale),
      .bar.orange {
        stroke: Canvas;
      }
      .line,
      .row,
      .none,
      .drawing {
        stroke: CanvasText;
      }
      .own,
      .seen,
      text {
        fill: CanvasText;
      }
      .chosen {
        stroke: Highlight;
      }
      .flag {
        fill: Highlight;
      }
      .flag-word {
        fill: HighlightText;
      }
    }
  `;
}

/* The icons are ours, so safe as markup; each is put in once, as a group of its own. */
function drawing(name: string, x: number, y: number, size: number, of: string) {
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  group.setAttribute('class', 'drawing ' + of);
  group.setAttribute('transform', `translate(${x} ${y}) scale(${size / 24})`);
  group.innerHTML = icons[name] ?? '';
  return svg`${group}`;
}

customElements.define('kring-ninety', KringNinety);
