import { icons } from './icons';

/** One drawn icon: <kring-icon name="phone">. Stroke, fill and size come from the class .icon on the element itself. */
class KringIcon extends HTMLElement {
  static observedAttributes = ['name'];

  attributeChangedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const drawing = icons[this.getAttribute('name') ?? ''] ?? '';
    root.innerHTML = `<svg viewBox="0 0 24 24" width="100%" height="100%" part="svg" style="display:block" aria-hidden="true">${drawing}</svg>`;
  }
}

customElements.define('kring-icon', KringIcon);
