/* Tells the server whether somebody reads further down (a phone scrolls the page, a wide screen its middle column), so that nothing is put in above what is being read. */
import { LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';

@customElement('kring-reading')
export class Reading extends LitElement {
  private down = false;

  private readonly look = () => {
    const scrolled = Math.max(window.scrollY, this.closest('main')?.scrollTop ?? 0);
    const now = scrolled > 120;
    if (now !== this.down) {
      this.down = now;
      this.dispatchEvent(new CustomEvent('reading', { detail: { down: now } }));
    }
  };

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('scroll', this.look, { passive: true, capture: true });
  }

  override disconnectedCallback() {
    document.removeEventListener('scroll', this.look, { capture: true });
    super.disconnectedCallback();
  }
}
