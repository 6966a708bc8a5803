/* Says which of what stands beside it was seen: two seconds on the screen, with nothing over it and the page in sight; several at once (R-C3). */
import { LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';

const LONG_ENOUGH = 2000;
const BEAT = 500;

@customElement('kring-seeing')
export class Seeing extends LitElement {
  private readonly since = new Map<Element, number>();
  private beat = 0;

  /* half of it, or what fills half of the screen */
  private readonly sight = new IntersectionObserver(
    (changes) => {
      for (const { target, intersectionRatio, intersectionRect } of changes) {
        if (intersectionRatio < 0.5 && intersectionRect.height < window.innerHeight / 2) {
          this.since.delete(target);
        } else if (!this.since.has(target)) {
          this.since.set(target, performance.now());
        }
      }
      this.keepTime();
    },
    { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5] },
  );

  private readonly cards = new MutationObserver(() => this.watch());

  override connectedCallback() {
    super.connectedCallback();
    this.cards.observe(this.parentElement!, { childList: true, subtree: true });
    this.watch();
  }

  override disconnectedCallback() {
    this.cards.disconnect();
    this.sight.disconnect();
    this.since.clear();
    this.keepTime();
    super.disconnectedCallback();
  }

  private watch() {
    this.parentElement?.querySelectorAll('[data-unseen]').forEach((post) => this.sight.observe(post));
  }

  private keepTime() {
    if (this.since.size > 0 && !this.beat) {
      this.beat = window.setInterval(this.look, BEAT);
    } else if (this.since.size === 0) {
      window.clearInterval(this.beat);
      this.beat = 0;
    }
  }

  private readonly look = () => {
    const now = performance.now();
    const seen = [...this.since]
      .filter(([post, from]) => {
        const uncovered = !document.hidden && Seeing.lies(post);
        if (!uncovered) {
          this.since.set(post, now);
        }
        return uncovered && now - from >= LONG_ENOUGH;
      })
      .map(([post]) => post);
    for (const post of seen) {
      this.since.delete(post);
      this.sight.unobserve(post);
    }
    const posts = seen.map((post) => post.getAttribute('data-unseen')).join(' ');
    seen.forEach((post) => post.removeAttribute('data-unseen'));
    if (posts) {
      this.dispatchEvent(new CustomEvent('seen', { detail: { posts } }));
    }
    this.keepTime();
  };

  /* No sheet and no bar lies over it. */
  private static lies(post: Element) {
    const { left, right, top, bottom } = post.getBoundingClientRect();
    const middle = (Math.max(top, 0) + Math.min(bottom, window.innerHeight)) / 2;
    return post.contains(document.elementFromPoint((left + right) / 2, middle));
  }
}
