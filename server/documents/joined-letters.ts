/** The outline of a letter: where it begins, and how it goes on from there. */
interface Outline {
  x: number;
  y: number;
  rest: string;
}

const symbol = /<symbol id="(g[0-9A-F]+)" overflow="visible">\s*<path d="([^"]*)"\/>\s*<\/symbol>/g;
const run =
  /(<g class="typst-text"[^>]*>)((?:\s*<use xlink:href="#g[0-9A-F]+" x="[^"]*" fill="#[0-9a-f]{6}" fill-rule="nonzero"\/>)+\s*)<\/g>/g;
const use = /#(g[0-9A-F]+)" x="([^"]*)" fill="(#[0-9a-f]{6})"/g;

/** So many outlines are remembered: bills are of the same letters. */
const mostKept = 5000;
const kept = new Map<string, Outline | undefined>();

/**
 * The same drawing with the letters of each run of text as one path. To look up and to draw each of a thousand letters apart takes
 * longer than all the rest of a picture. What is no such run, or has other letters than outlines, is left as it was.
 */
export function withJoinedLetters(svg: string): string {
  const outlines = new Map<string, Outline | undefined>();
  for (const [, id = '', path = ''] of svg.matchAll(symbol)) {
    let outline = kept.get(id);
    if (!kept.has(id)) {
      outline = outlineOf(path);
      if (kept.size >= mostKept) kept.clear();
      kept.set(id, outline);
    }
    outlines.set(id, outline);
  }
  return svg.replace(run, (whole: string, head: string, letters: string) => {
    let path = '';
    let colour: string | undefined;
    for (const [, id = '', x = '', fill = ''] of letters.matchAll(use)) {
      if (!outlines.has(id) || (colour ??= fill) !== fill) return whole;
      const outline = outlines.get(id);
      if (outline) path += `M${(outline.x + Number(x)).toFixed(3)} ${outline.y}${outline.rest}`;
    }
    return `${head}<path d="${path}" fill="${colour}"/></g>`;
  });
}

/** An outline of absolute steps as one of relative ones, which can begin anywhere; undefined when it draws nothing. */
function outlineOf(path: string): Outline | undefined {
  const steps = path.match(/[A-Z][^A-Z]*/g) ?? [];
  let [x, y] = [0, 0];
  let [startX, startY] = [0, 0];
  let begun: Outline | undefined;
  let rest = '';
  for (const step of steps) {
    if (step.startsWith('Z')) {
      rest += 'z';
      [x, y] = [startX, startY];
      continue;
    }
    const at = step.slice(1).trim().split(/\s+/).map(Number);
    const ways = at.map((one, n) => (one - (n % 2 ? y : x)).toFixed(3));
    [x, y] = [at.at(-2)!, at.at(-1)!];
    if (step.startsWith('M')) [startX, startY] = [x, y];
    if (begun) rest += `${step.charAt(0).toLowerCase()}${ways.join(' ')}`;
    else begun = { x, y, rest: '' };
  }
  return begun && { ...begun, rest };
}
