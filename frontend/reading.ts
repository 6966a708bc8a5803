/* Tells the server whether somebody reads further down, so that nothing is put in above what is being read. */
import { LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';

@customElement('kring-reading')
export class Reading extends LitElement {
  private down = false;

  private readonly look = () => {
    const now = window.scrollY > 120;
    if (now !== this.down) {
      this.down = now;
      this.dispatchEvent(new CustomEvent('reading', { detail: { down: now } }));
    }
  };

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('scroll', this.look, { passive: true });
  }

  override disconnectedCallback() {
    window.removeEventListener('scroll', this.look);
    super.disconnectedCallback();
  }
}
