/** Where everyone stands on the rings: as far from one another as the picture allows, never over a word. */

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Labelled {
  label: string;
  sublabel: string;
  ring: number;
  open: boolean;
}

export interface Spot<T> {
  someone: T;
  x: number;
  y: number;
  size: number;
}

export interface Measures {
  width: number;
  height: number;
  middle: { x: number; y: number };
  me: number;
  face: number;
  radii: number[];
  orbits: number[];
}

export const WIDE: Measures = {
  width: 560,
  height: 556,
  middle: { x: 280, y: 276 },
  me: 46,
  face: 32,
  radii: [120, 196, 272],
  orbits: [134, 196, 238],
};

export const NARROW: Measures = {
  width: 358,
  height: 436,
  middle: { x: 179, y: 212 },
  me: 37,
  face: 26,
  radii: [96, 154, 214],
  orbits: [103, 154, 186],
};

const LETTER = 7.6;
const LINE = 16;
const LONGEST = 16;

/** A long text under a face, in at most two lines. */
export function lines(text: string): string[] {
  if (text.length <= LONGEST) {
    return text ? [text] : [];
  }
  const half = text.length / 2;
  const spaces = [...text.matchAll(/ /g)].map((space) => space.index);
  const cut = spaces.sort((a, b) => Math.abs(a - half) - Math.abs(b - half))[0];
  return cut === undefined ? [text] : [text.slice(0, cut), text.slice(cut + 1)];
}

export function arrange<T extends Labelled>(people: T[], names: string[], measures: Measures): Spot<T>[] {
  let best: { spots: Spot<T>[]; room: number } | undefined;
  for (let shrink = 1; shrink > 0.6; shrink -= 0.12) {
    const tried = place(people, names, { ...measures, face: measures.face * shrink });
    if (!best || tried.room > best.room) {
      best = tried;
    }
    if (best.room >= 0) {
      break;
    }
  }
  return best?.spots ?? [];
}

function place<T extends Labelled>(people: T[], names: string[], measures: Measures) {
  const words = fixed(names, measures);
  const spots: Spot<T>[] = [];
  let room = Infinity;
  measures.radii.forEach((_, ring) => {
    const here = people.filter((someone) => someone.ring === ring);
    if (here.length) {
      const taken = [...words, ...spots.map(box)];
      const found = onRing(here, ring, taken, measures);
      spots.push(...found.spots);
      room = Math.min(room, found.room);
    }
  });
  return { spots, room };
}

/** Tries every turn of an even spread over the angles that are free, and keeps the one with most room. */
function onRing<T extends Labelled>(here: T[], ring: number, taken: Box[], measures: Measures) {
  const at = (someone: T, degrees: number) => spot(someone, ring, degrees, measures);
  const free = angles().filter((degrees) => {
    const area = box(at(widest(here), degrees));
    return area.left >= 0 && area.right <= measures.width && least(area, taken) >= 0;
  });
  const angle = free.length >= here.length ? free : angles();
  const step = angle.length / here.length;
  let best = { spots: [] as Spot<T>[], room: -Infinity };
  for (let turn = 0; turn < Math.max(1, Math.ceil(step)); turn++) {
    const spots = here.map((someone, index) => at(someone, angle[Math.floor(turn + index * step) % angle.length]));
    const room = roomiest(spots.map(box), taken);
    if (room > best.room) {
      best = { spots, room };
    }
  }
  return best;
}

function roomiest(boxes: Box[], taken: Box[]): number {
  return Math.min(...boxes.map((area, index) => least(area, [...taken, ...boxes.filter((_, other) => other !== index)])));
}

function least(area: Box, others: Box[]): number {
  return Math.min(60, ...others.map((other) => apart(area, other)));
}

/** Distance between two boxes; below nought when they overlap. */
function apart(a: Box, b: Box): number {
  const across = Math.max(a.left - b.right, b.left - a.right);
  const down = Math.max(a.top - b.bottom, b.top - a.bottom);
  return Math.max(across, down);
}

function angles(): number[] {
  return Array.from({ length: 120 }, (_, index) => 180 + index * 3);
}

function spot<T>(someone: T, ring: number, degrees: number, { middle, orbits, face }: Measures): Spot<T> {
  const angle = (degrees * Math.PI) / 180;
  return {
    someone,
    x: middle.x + orbits[ring] * Math.sin(angle),
    y: middle.y - orbits[ring] * Math.cos(angle),
    size: face,
  };
}

function widest<T extends Labelled>(people: T[]): T {
  return people.reduce((a, b) => (halfWidth(a) >= halfWidth(b) ? a : b));
}

function halfWidth({ label, sublabel, open }: Labelled): number {
  const longest = Math.max(0, ...[...(open ? lines(label) : []), ...lines(sublabel)].map((line) => line.length * 0.92));
  return (Math.max(open ? 0 : label.length * 1.12, longest) * LETTER) / 2;
}

function box<T extends Labelled>({ someone, x, y, size }: Spot<T>): Box {
  const half = Math.max(size + 3, halfWidth(someone));
  const rows = lines(someone.sublabel).length + (someone.open ? lines(someone.label).length : 1);
  return { left: x - half, right: x + half, top: y - size - 3, bottom: y + size + 5 + rows * LINE };
}

/** The middle with its name, and the names of the rings. */
function fixed(names: string[], { middle, me, radii }: Measures): Box[] {
  const centre = { left: middle.x - me - 6, right: middle.x + me + 6, top: middle.y - me - 6, bottom: middle.y + me + 28 };
  const words = names.map((name, ring) => {
    const half = (name.length * LETTER) / 2;
    const base = middle.y + radii[ring] - 8;
    return { left: middle.x - half, right: middle.x + half, top: base - 14, bottom: base + 4 };
  });
  return [centre, ...words];
}
