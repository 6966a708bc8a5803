/*
 * The two ceremonies of passkeys. A button (data-passkey) asks Kring for a question, lets the browser put it to the device, and brings the
 * answer. The words for a no stand beside the button already. Where a browser cannot do it, the button is not there.
 */
type Ceremony = { question: string; answer: string; ask(options: unknown): Promise<PublicKeyCredential | null> };

interface Able {
  parseCreationOptionsFromJSON(options: unknown): PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON(options: unknown): PublicKeyCredentialRequestOptions;
}

const able = (window as unknown as { PublicKeyCredential?: Able }).PublicKeyCredential;

const ceremonies: Record<string, Ceremony> = {
  enter: {
    question: '/passkeys/ask',
    answer: '/passkeys/enter',
    ask: async (options) =>
      (await navigator.credentials.get({ publicKey: able!.parseRequestOptionsFromJSON(options) })) as PublicKeyCredential,
  },
  new: {
    question: '/passkeys/new',
    answer: '/passkeys',
    ask: async (options) =>
      (await navigator.credentials.create({ publicKey: able!.parseCreationOptionsFromJSON(options) })) as PublicKeyCredential,
  },
};

const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';

async function post(address: string, body?: string): Promise<Record<string, unknown>> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', [meta('_csrf_header') || 'X-CSRF-TOKEN']: meta('_csrf') };
  const answer = await fetch(address, { method: 'POST', headers, body });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return answer.json();
}

async function hold(button: HTMLButtonElement, ceremony: Ceremony) {
  const said = button.parentElement!.querySelector<HTMLElement>('.passkey-said')!;
  said.hidden = true;
  button.disabled = true;
  try {
    const made = await ceremony.ask(await post(ceremony.question));
    const { to } = await post(ceremony.answer, JSON.stringify(made));
    location.assign(String(to));
  } catch {
    said.hidden = false;
    button.disabled = false;
    button.focus();
  }
}

if (able && 'parseRequestOptionsFromJSON' in able) {
  document.documentElement.dataset.passkeys = 'yes';
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.<HTMLButtonElement>('button[data-passkey]');
    if (button) {
      void hold(button, ceremonies[button.dataset.passkey ?? 'enter']);
    }
  });
}
