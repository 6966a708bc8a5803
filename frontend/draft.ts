/*
 * Keeps what somebody writes or chooses (data-draft) in this tab until it is sent, and which sheet was open (data-sheet), so that a page
 * that had to load again stands where it stood: the button with the same name (data-opens) is pressed once. The server puts data-sent
 * on the field or the sheet when it has arrived; then it is forgotten, and all of it when somebody leaves (data-forget, data-way-out)
 * or somebody else is signed in (data-person), or a lent device is given back (data-lent). Nothing leaves the tab.
 */
type Field = HTMLElement & { value: string; checked: boolean };

const SHEET = 'kring-sheet';
const TICKED = 'ticked';
const PERSON = 'kring-person';
const LENT = 'kring-lent';
const person = document.documentElement.dataset.person;
if (person && person !== sessionStorage.getItem(PERSON)) {
  forget('kring-'); // of somebody else, who was signed in here before
  sessionStorage.setItem(PERSON, person);
}
if ('lent' in document.documentElement.dataset) {
  sessionStorage.setItem(LENT, 'yes');
} else if (sessionStorage.getItem(LENT)) {
  forget('kring-'); // it was given back
}
let toOpen = sessionStorage.getItem(SHEET);

const place = (field: Element) => `kring-draft:${field.getAttribute('data-draft')}`;
const isTick = (field: Element) => ['checkbox', 'radio'].includes(field.getAttribute('type') ?? '');

function keep(event: Event) {
  const field = (event.target as Element).closest?.('[data-draft]') as Field | null;
  if (field && isTick(field)) {
    oneOfSeveral(field).forEach((other) => sessionStorage.removeItem(place(other)));
    sessionStorage.setItem(place(field), field.checked ? TICKED : '');
  } else if (field) {
    sessionStorage.setItem(place(field), (event.target as HTMLTextAreaElement).value ?? field.value);
  }
}

/** The browser tells about the radio button that was chosen, and of none that no longer is. */
function oneOfSeveral(field: Field): Element[] {
  return field.getAttribute('type') === 'radio'
    ? [...document.querySelectorAll(`input[type=radio][name="${field.getAttribute('name')}"]`)]
    : [];
}

function heard(field: Field, ...events: string[]) {
  events.forEach((name) => field.dispatchEvent(new CustomEvent(name, { bubbles: true })));
}

async function restore(field: Field) {
  const text = sessionStorage.getItem(place(field));
  if (isTick(field)) {
    if (text === TICKED && !field.checked) {
      field.checked = true;
      heard(field, 'change');
    }
    return;
  }
  if (field.localName.includes('-')) {
    await customElements.whenDefined(field.localName);
  }
  if (text && field.value !== text) {
    field.value = text;
    heard(field, 'input', 'change');
  } else if (text === null && field.hasAttribute('data-kept')) {
    keepFromServer(field);
  }
}

/** What the server lets the tab keep for a sheet, such as the id of what it will send. */
function keepFromServer(field: Element) {
  sessionStorage.setItem(place(field), field.getAttribute('data-kept') ?? '');
}

function forget(beginning: string) {
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(beginning))
    .forEach((key) => sessionStorage.removeItem(key));
}

/** What was ticked goes with its sheet, however that closes; what was written stays until it has arrived. */
function letGo(sheet: Element) {
  if (sheet.isConnected) {
    return; // only moved
  }
  sessionStorage.removeItem(SHEET);
  forget(`kring-draft:${sheet.getAttribute('data-sheet')}:`);
}

/** Of a field, of a sheet, or of a form that is gone by now: then data-sent names it, and after a space what of it was sent. */
function arrived(sent: Element) {
  if (sent.hasAttribute('data-draft')) {
    sessionStorage.removeItem(place(sent));
    sent.removeAttribute('data-draft'); // what is typed from now on is not kept
  } else if (sent.hasAttribute('data-sheet')) {
    sessionStorage.removeItem(SHEET);
    forget(`kring-draft:${sent.getAttribute('data-sheet')}`);
  } else {
    forget(`kring-draft:${sent.getAttribute('data-sent')?.split(' ')[0]}`);
  }
}

function withIn(node: Node, attribute: string): Element[] {
  return node instanceof Element
    ? [node, ...node.querySelectorAll(`[${attribute}]`)].filter((it) => it.hasAttribute(attribute))
    : [];
}

function came(node: Node) {
  withIn(node, 'data-draft').forEach((field) => void restore(field as Field));
  withIn(node, 'data-sheet').forEach((sheet) => {
    toOpen = null;
    sessionStorage.setItem(SHEET, sheet.getAttribute('data-sheet') ?? '');
  });
  withIn(node, 'data-opens')
    .filter((button) => button.getAttribute('data-opens') === toOpen)
    .forEach((button) => {
      toOpen = null;
      (button as HTMLElement).click();
    });
}

['pointerdown', 'keydown'].forEach((name) => document.addEventListener(name, () => (toOpen = null), { once: true, capture: true }));
document.addEventListener('input', keep, true);
document.addEventListener('change', keep, true);
document.addEventListener('click', (event) => (event.target as Element).closest?.('[data-forget], [data-way-out]') && forget('kring-'), true);

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.attributeName === 'data-sent') {
      arrived(change.target as Element);
    } else if (change.attributeName === 'data-kept') {
      keepFromServer(change.target as Element);
    }
    change.removedNodes.forEach((node) => withIn(node, 'data-sheet').forEach(letGo));
    change.addedNodes.forEach(came);
  }
}).observe(document.documentElement, {
  attributeFilter: ['data-sent', 'data-kept'],
  childList: true,
  subtree: true,
});
