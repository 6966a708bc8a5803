/* Sends what waits, in order, each thing once: its id says whether it is there already. Who is signed out here loses the key. */
import * as box from '/still/box.js';

const PATIENCE = 15_000;

function ask(address, options = {}) {
  return fetch(address, {
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
    ...options,
    headers: { 'Accept-Language': document.documentElement.lang, Accept: 'application/json', ...options.headers },
  }).catch(() => undefined);
}

const isJson = (answer) => answer?.headers.get('Content-Type')?.includes('application/json');

/** Who is in now: nothing when there is no line, or something else answers, such as the page of a hotel. */
export async function here() {
  const answer = await ask('/outbox');
  if (answer?.status === 401) {
    return { nobody: true };
  }
  return answer?.ok && isJson(answer) ? answer.json() : undefined;
}

/** What may be told in a circle, and to whom. */
export async function place(circle) {
  const answer = await ask(`/outbox/${circle}`);
  return answer?.ok && isJson(answer) ? answer.json() : undefined;
}

/** What became of it; nothing when that is not known, and then it waits on. */
async function send(thing, me) {
  const { state, sentence, at, now, calls, ...words } = thing; // whom one can call stays on the device
  const answer = await ask('/outbox', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [me.header]: me.token },
    body: JSON.stringify({ ...words, readers: words.readers?.map((reader) => reader.id), person: me.person }),
  });
  if (answer?.status === 401) {
    await box.destroy();
    return undefined;
  }
  const told = answer && [200, 400, 413].includes(answer.status) && isJson(answer) ? await answer.json().catch(() => undefined) : undefined;
  return told?.state ? told : undefined;
}

async function all() {
  const mine = await box.owner();
  const things = mine ? (await box.waiting()).filter((thing) => thing.state === 'WAITS') : [];
  const me = things.length ? await here() : undefined;
  if (!me) {
    return;
  }
  if (me.nobody || me.person !== mine.person) {
    await box.destroy();
    return;
  }
  await box.clockAhead(me.now - Date.now());
  const waits = async (id) => (await box.waiting()).find((thing) => thing.id === id && thing.state === 'WAITS');
  for (const { id } of things) {
    const thing = await waits(id); // thrown away meanwhile, perhaps
    if (!thing) {
      continue;
    }
    const told = await send(thing, me);
    if (!told) {
      return;
    }
    if (told.state === 'KEPT' || told.state === 'ALREADY_THERE') {
      await box.remove(thing.id);
    } else if (await waits(id)) {
      await box.wait({ ...thing, state: told.state, sentence: told.sentence, now: { readers: told.readers, gives: told.gives } });
    }
  }
}

/** One page at a time, whichever is first. */
export function sendAll() {
  return navigator.locks.request('kring-outbox', { ifAvailable: true }, (lock) => lock && all());
}
