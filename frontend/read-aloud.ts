/**
 * Reads the main text of a page with a voice of the device itself: <kring-read-aloud> round a button and a sentence for who hears
 * another language than is written. Voices that send the text to somebody else's server are never used; without a voice there is no button.
 */
const BLOCKS = 'h1,h2,h3,h4,p,li,legend,label,button,vaadin-button,a.btn:not(.text)';
const SILENT = 'kring-read-aloud,nav,[hidden],[aria-hidden="true"]';
/** What speaks well enough where a language has no voice: a Dutch voice for Frisian. */
const INSTEAD: Record<string, string> = { fy: 'nl' };

class ReadAloud extends HTMLElement {
  private readonly voices = () => this.offer();
  private readonly press = () => (this.reading ? this.stop() : this.read());
  private reading = false;

  connectedCallback() {
    this.button?.addEventListener('click', this.press);
    window.speechSynthesis?.addEventListener?.('voiceschanged', this.voices);
    window.addEventListener('pagehide', this.silence);
    this.offer();
  }

  disconnectedCallback() {
    this.button?.removeEventListener('click', this.press);
    window.speechSynthesis?.removeEventListener?.('voiceschanged', this.voices);
    window.removeEventListener('pagehide', this.silence);
    this.silence();
  }

  private readonly silence = () => this.reading && this.stop();

  private get button() {
    return this.querySelector('button');
  }

  private offer() {
    this.hidden = !voiceFor(language(this));
  }

  private read() {
    const blocks = texts(this.closest('section,main') ?? document.body);
    if (blocks.length) {
      this.say(true);
      this.next(blocks);
    }
  }

  /** One block after another; what left the page meanwhile ends it. */
  private next([block, ...rest]: Element[]) {
    if (!this.reading) {
      return;
    }
    if (!block?.isConnected) {
      this.say(false);
      return;
    }
    const words = new SpeechSynthesisUtterance(wordsOf(block));
    const voice = voiceFor(language(block));
    words.voice = voice ?? null;
    words.lang = voice?.lang ?? language(block);
    words.rate = 0.9;
    words.onend = () => this.next(rest);
    words.onerror = () => this.say(false);
    window.speechSynthesis.speak(words);
  }

  private stop() {
    this.say(false);
    window.speechSynthesis.cancel();
  }

  private say(reading: boolean) {
    this.reading = reading;
    this.button?.setAttribute('aria-pressed', String(reading));
    const other = this.querySelector<HTMLElement>('.read-by-another');
    if (other) {
      other.hidden = !reading || sameLanguage(voiceFor(language(this)), language(this));
    }
  }
}

function language(place: Element): string {
  return (place.closest('[lang]')?.getAttribute('lang') || 'nl').split('-')[0].toLowerCase();
}

function sameLanguage(voice: SpeechSynthesisVoice | undefined, spoken: string): boolean {
  return voice?.lang.split(/[-_]/)[0].toLowerCase() === spoken;
}

function voiceFor(spoken: string): SpeechSynthesisVoice | undefined {
  const here = (window.speechSynthesis?.getVoices() ?? []).filter((voice) => voice.localService);
  return [spoken, INSTEAD[spoken]].flatMap((one) => here.filter((voice) => sameLanguage(voice, one)))[0];
}

/** What one reads from top to bottom, each thing once, without what is not seen. */
function texts(page: Element): Element[] {
  return [...page.querySelectorAll(BLOCKS)].filter(
    (block) => wordsOf(block) && block.checkVisibility() && !block.closest(SILENT) && !block.parentElement?.closest(BLOCKS)
  );
}

function wordsOf(block: Element): string {
  return (block.textContent ?? '').replace(/\s+/g, ' ').trim();
}

customElements.define('kring-read-aloud', ReadAloud);
