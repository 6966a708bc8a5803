import { LitElement, css, nothing, svg, html } from 'lit';
import { Spot, arrange, lines, WIDE, NARROW } from './rings-layout';

/** Someone round the middle, or an open place; the same record as in the list that stands beside the picture. */
export interface Someone {
  id: string;
  label: string;
  sublabel: string;
  picture: string;
  initials: string;
  tint: number;
  ring: number;
  open: boolean;
}

/** People as rings round one person. A picture only: the list beside it says the same to who reads by ear or keyboard. */
class KringRings extends LitElement {
  static properties = {
    middle: { type: Object },
    people: { type: Array },
    names: { type: Array },
    wide: { state: true },
  };

  declare middle: Someone | undefined;
  declare people: Someone[];
  declare names: string[];
  declare wide: boolean;

  private readonly watcher = new ResizeObserver(([entry]) => {
    this.wide = entry.contentRect.width >= 460;
  });

  constructor() {
    super();
    this.people = [];
    this.names = [];
    this.wide = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.watcher.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watcher.disconnect();
  }

  render() {
    const measures = this.wide ? WIDE : NARROW;
    const { width, height, middle, radii } = measures;
    const spots = arrange(this.people, this.names, measures);
    return html`<svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${radii
        .map((radius, ring) => ({ radius, ring }))
        .reverse()
        .map(
          ({ radius, ring }) => svg`<circle class="ripple-${ring + 1}" cx=${middle.x} cy=${middle.y} r=${radius} />
            <circle class="ripple-line" cx=${middle.x} cy=${middle.y} r=${radius} />`
        )}
      ${this.names.map(
        (name, ring) => svg`<text class="ring-name" x=${middle.x} y=${middle.y + radii[ring] - 8}>${name}</text>`
      )}
      ${this.middle ? this.resident(this.middle, measures) : nothing} ${spots.map((spot) => this.someone(spot))}
    </svg>`;
  }

  private resident(someone: Someone, { middle, me }: typeof WIDE) {
    return svg`<g class="tap" @click=${() => this.select(someone)}>
      <circle class="rim-me" cx=${middle.x} cy=${middle.y} r=${me + 4} />
      ${face(someone, middle.x, middle.y, me)}
      <text class="name" x=${middle.x} y=${middle.y + me + 24}>${someone.label}</text>
    </g>`;
  }

  private someone({ someone, x, y, size }: Spot<Someone>) {
    const top = y + size + 18;
    const below = someone.open ? [...lines(someone.label), ...lines(someone.sublabel)] : lines(someone.sublabel);
    const first = someone.open ? top : top + 16;
    return svg`<g class="tap" @click=${() => this.select(someone)}>
      ${someone.open ? openPlace(x, y, size) : svg`<circle class="rim" cx=${x} cy=${y} r=${size + 3} />${face(someone, x, y, size)}`}
      ${someone.open ? nothing : svg`<text class="name" x=${x} y=${top}>${someone.label}</text>`}
      ${below.map((line, at) => svg`<text class="relation" x=${x} y=${first + at * 16}>${line}</text>`)}
    </g>`;
  }

  private select(someone: Someone) {
    this.dispatchEvent(new CustomEvent('someone-selected', { detail: { id: someone.id } }));
  }

  static styles = css`
    :host {
      display: block;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: auto;
      overflow: visible;
      font-family: var(--kring-font);
    }
    .tap {
      cursor: pointer;
    }
    .ripple-3 {
      fill: color-mix(in srgb, var(--kring-primary-soft) 34%, var(--kring-surface));
    }
    .ripple-2 {
      fill: color-mix(in srgb, var(--kring-primary-soft) 68%, var(--kring-surface));
    }
    .ripple-1 {
      fill: color-mix(in srgb, var(--kring-primary-soft) 100%, var(--kring-primary) 5%);
    }
    .ripple-line {
      fill: none;
      stroke: var(--kring-primary);
      stroke-opacity: 0.22;
    }
    text {
      text-anchor: middle;
    }
    .name {
      fill: var(--kring-ink);
      font-size: 16px;
      font-weight: 660;
    }
    .relation {
      fill: var(--kring-ink-soft);
      font-size: 14px;
    }
    .ring-name {
      fill: var(--kring-on-primary-soft);
      font-size: 14px;
      font-weight: 560;
    }
    .initials {
      fill: var(--kring-avatar-ink);
      font-weight: 660;
    }
    .rim,
    .open {
      fill: var(--kring-surface);
    }
    .rim-me {
      fill: var(--kring-surface);
      stroke: var(--kring-primary);
      stroke-width: 3;
    }
    .open {
      stroke: var(--kring-control-line);
      stroke-width: 2;
      stroke-dasharray: 5 5;
    }
    .plus {
      stroke: var(--kring-ink-quiet);
      stroke-width: 2.2;
      stroke-linecap: round;
    }
    .tint-1 { fill: var(--kring-avatar-1); }
    .tint-2 { fill: var(--kring-avatar-2); }
    .tint-3 { fill: var(--kring-avatar-3); }
    .tint-4 { fill: var(--kring-avatar-4); }
    .tint-5 { fill: var(--kring-avatar-5); }
    .tint-6 { fill: var(--kring-avatar-6); }
    .tint-7 { fill: var(--kring-avatar-7); }
    .tint-8 { fill: var(--kring-avatar-8); }
    @media (forced-colors: active) {
      .ripple-line {
        stroke: CanvasText;
        stroke-opacity: 0.6;
      }
      .name,
      .relation,
      .ring-name {
        paint-order: stroke;
        stroke: Canvas;
        stroke-width: 5px;
        stroke-linejoin: round;
      }
      .initials {
        forced-color-adjust: none;
      }
      circle[class^='tint'] {
        forced-color-adjust: none;
      }
    }
  `;
}

function face(someone: Someone, x: number, y: number, size: number) {
  return someone.picture
    ? svg`<image href=${someone.picture} x=${x - size} y=${y - size} width=${2 * size} height=${2 * size} />`
    : svg`<circle class="tint-${someone.tint}" cx=${x} cy=${y} r=${size} />
        <text class="initials" x=${x} y=${y + size * 0.25} font-size=${size * 0.72}>${someone.initials}</text>`;
}

function openPlace(x: number, y: number, size: number) {
  return svg`<circle class="open" cx=${x} cy=${y} r=${size} />
    <path class="plus" d="M${x - 7} ${y}H${x + 7}M${x} ${y - 7}V${y + 7}" />`;
}

customElements.define('kring-rings', KringRings);
