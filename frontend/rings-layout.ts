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
  height: 474,
  middle: { x: 179, y: 232 },
  me: 37,
  face: 26,
  radii: [102, 168, 232],
  orbits: [110, 168, 202],
};

const LETTER = 7.6;
const LINE = 16;
const LONGEST = 16;
const ENOUGH = 14;
const ROUNDS = 4;
const WAYS = 14;
const ANGLES = Array.from({ length: 120 }, (_, index) => index * 3);

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
  for (let shrink = 1; shrink > 0.55; shrink -= 0.1) {
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

interface Tried<T> {
  spots: Spot<T>[];
  room: number;
}

/** The same left and right where that fits, because it is calm to look at; else wherever there is room. */
function place<T extends Labelled>(people: T[], names: string[], measures: Measures): Tried<T> {
  const words = fixed(names, measures);
  const even = evenly(people, words, measures);
  if (even.room >= 0) {
    return even;
  }
  const free = freely(people, words, measures);
  return free.room > even.room ? free : even;
}

/** Every ring has a few even ways to stand; of the best ones of each ring the combination with most room is taken. */
function evenly<T extends Labelled>(people: T[], words: Box[], measures: Measures): Tried<T> {
  const rings = measures.radii.map((_, ring) => people.filter((someone) => someone.ring === ring));
  const ways = rings.map((here) =>
    patterns(here.length)
      .map((angles) => here.map((someone, index) => spot(someone, angles[index], measures)))
      .map((spots) => ({ spots, worth: worth(spots, words, measures) }))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, WAYS)
      .map((way) => way.spots)
  );
  const all = ways.reduce<Spot<T>[][]>((sofar, ring) => sofar.flatMap((before) => ring.map((way) => [...before, ...way])), [[]]);
  const best = all.reduce((a, b) => (worth(b, words, measures) > worth(a, words, measures) ? b : a));
  return { spots: best, room: roomOf(best, words, measures) };
}

/** Angles from the top, left and right alike; who is odd stands at the top. */
function patterns(count: number): number[][] {
  if (count < 2) {
    return count ? [0, -60, 60, -90, 90].map((angle) => [angle]) : [[]];
  }
  const odd = count % 2;
  const side = (count - odd) / 2;
  const found: number[][] = [];
  for (let first = 25; first <= 130; first += 7.5) {
    for (let last = first; last <= 155; last += 7.5) {
      if ((side === 1) === (last === first)) {
        const steps = Array.from({ length: side }, (_, at) => (side === 1 ? first : first + (at * (last - first)) / (side - 1)));
        found.push([...(odd ? [0] : []), ...steps.flatMap((angle) => [-angle, angle])]);
      }
    }
  }
  return found;
}

function worth<T extends Labelled>(spots: Spot<T>[], words: Box[], measures: Measures): number {
  const closest = Math.min(
    300,
    ...spots.flatMap((one, at) => spots.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)))
  );
  return roomOf(spots, words, measures) + 0.08 * closest;
}

function roomOf<T extends Labelled>(spots: Spot<T>[], words: Box[], measures: Measures): number {
  const boxes = spots.map(box);
  return Math.min(ENOUGH, ...boxes.map((area, at) => roomRound(area, [...words, ...boxes.slice(at + 1)], measures)));
}

/** Everyone takes the roomiest angle of his ring; then each in turn may move, until the picture is at rest. */
function freely<T extends Labelled>(people: T[], words: Box[], measures: Measures): Tried<T> {
  const spots: Spot<T>[] = [];
  [...people]
    .sort((a, b) => a.ring - b.ring)
    .forEach((someone) => spots.push(roomiest(someone, words, spots, measures)));
  for (let round = 0; round < ROUNDS; round++) {
    spots.forEach((spot, index) => {
      const others = spots.filter((other) => other !== spot);
      spots[index] = roomiest(spot.someone, words, others, measures);
    });
  }
  return { spots, room: roomOf(spots, words, measures) };
}

function roomiest<T extends Labelled>(someone: T, words: Box[], others: Spot<T>[], measures: Measures): Spot<T> {
  const taken = [...words, ...others.map(box)];
  const near = others.filter((other) => other.someone.ring === someone.ring);
  const value = (tried: Spot<T>) => roomRound(box(tried), taken, measures) + 0.06 * nearest(tried, near);
  return ANGLES.map((degrees) => spot(someone, degrees, measures)).reduce((a, b) => (value(b) > value(a) ? b : a));
}

function nearest<T>(tried: Spot<T>, near: Spot<T>[]): number {
  return Math.min(400, ...near.map((other) => Math.hypot(other.x - tried.x, other.y - tried.y)));
}

/** Free room round a box, up to what the eye needs; below nought when it lies over something or off the picture. */
function roomRound(area: Box, taken: Box[], { width }: Measures): number {
  const inside = Math.min(area.left, width - area.right);
  return Math.min(ENOUGH, inside < 0 ? 4 * inside : ENOUGH, ...taken.map((other) => apart(area, other)));
}

/** Distance between two boxes; below nought when they overlap. */
function apart(a: Box, b: Box): number {
  const across = Math.max(a.left - b.right, b.left - a.right);
  const down = Math.max(a.top - b.bottom, b.top - a.bottom);
  return Math.max(across, down);
}

function spot<T extends Labelled>(someone: T, degrees: number, { middle, orbits, face }: Measures): Spot<T> {
  const angle = (degrees * Math.PI) / 180;
  return {
    someone,
    x: middle.x + orbits[someone.ring] * Math.sin(angle),
    y: middle.y - orbits[someone.ring] * Math.cos(angle),
    size: face,
  };
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
