/** A ring of as many arcs as a promise has days; what is over turns pale: <kring-clock days="7" over="4">face</kring-clock>. */
class KringClock extends HTMLElement {
  static observedAttributes = ['days', 'over'];

  attributeChangedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const days = Math.max(1, Number(this.getAttribute('days')));
    const over = Math.min(days, Number(this.getAttribute('over')));
    root.innerHTML = `<style>
        :host { position: relative; display: grid; place-items: center; flex: none; inline-size: var(--clock, 5rem); block-size: var(--clock, 5rem); }
        svg { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; }
        path { fill: none; stroke-width: 5; stroke-linecap: round; }
        .left { stroke: var(--clock-colour, var(--kring-primary)); }
        .over { stroke: var(--kring-line); }
        ::slotted(.face) { --size: calc(var(--clock, 5rem) * 0.76); }
        @media (forced-colors: active) { .over { stroke: GrayText; } }
      </style>
      <svg viewBox="0 0 100 100" aria-hidden="true">${arcs(days, over)}</svg><slot></slot>`;
  }
}

function arcs(days: number, over: number): string {
  if (days === 1) {
    return `<path class="${over ? 'over' : 'left'}" d="M50 6A44 44 0 1 1 49.9 6"/>`;
  }
  const step = 360 / days;
  const gap = Math.min(14, step * 0.28);
  return Array.from({ length: days }, (_, day) => {
    const from = point(day * step + gap / 2);
    const to = point((day + 1) * step - gap / 2);
    const large = step - gap > 180 ? 1 : 0;
    return `<path class="${day < over ? 'over' : 'left'}" d="M${from}A44 44 0 ${large} 1 ${to}"/>`;
  }).join('');
}

function point(degrees: number): string {
  const angle = (degrees * Math.PI) / 180;
  return `${(50 + 44 * Math.sin(angle)).toFixed(1)} ${(50 - 44 * Math.cos(angle)).toFixed(1)}`;
}

customElements.define('kring-clock', KringClock);
