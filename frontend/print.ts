/** <kring-print> round a button: prints the page that it stands on. */
class Print extends HTMLElement {
  private readonly press = () => window.print();

  connectedCallback() {
    this.firstElementChild?.addEventListener('click', this.press);
  }

  disconnectedCallback() {
    this.firstElementChild?.removeEventListener('click', this.press);
  }
}

customElements.define('kring-print', Print);
