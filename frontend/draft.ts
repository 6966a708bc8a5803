/*
 * Keeps what somebody writes in a field with data-draft in this tab until it is sent. The server takes the attribute away when the
 * text has arrived; then the draft is forgotten. Nothing leaves the tab.
 */
type Field = HTMLElement & { value: string };

const place = (field: Element) => `kring-draft:${field.getAttribute('data-draft')}`;

function keep(event: Event) {
  const field = (event.target as Element).closest?.('[data-draft]') as Field | null;
  if (field) {
    sessionStorage.setItem(place(field), (event.target as HTMLTextAreaElement).value ?? field.value);
  }
}

async function restore(field: Field) {
  await customElements.whenDefined(field.localName);
  const text = sessionStorage.getItem(place(field));
  if (text && !field.value) {
    field.value = text;
    field.dispatchEvent(new CustomEvent('input', { bubbles: true }));
    field.dispatchEvent(new CustomEvent('change', { bubbles: true }));
  }
}

document.addEventListener('input', keep, true);

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === 'attributes') {
      if (change.oldValue && !(change.target as Element).hasAttribute('data-draft')) {
        sessionStorage.removeItem(`kring-draft:${change.oldValue}`);
      }
    }
    change.addedNodes.forEach((node) => {
      if (node instanceof Element) {
        const fields = [node, ...node.querySelectorAll('[data-draft]')].filter((it) => it.hasAttribute('data-draft'));
        fields.forEach((field) => void restore(field as Field));
      }
    });
  }
}).observe(document.documentElement, {
  attributeFilter: ['data-draft'],
  attributeOldValue: true,
  childList: true,
  subtree: true,
});
