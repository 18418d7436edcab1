// Small changes that Markdown demands before a block can be written: spaces at the ends and empty parts have no spelling.
import { Fragment } from 'prosemirror-model';

const letter = /[\p{L}\p{N}]/u;
const sign = /[\p{P}\p{S}]/u;
const strengths = node => node.marks.filter(mark => mark.type.name === 'em' || mark.type.name === 'strong');

// **Word.**next is not read as bold: the sign at the edge is left outside.
function splitAtSigns(children) {
  return children.flatMap((node, i) => {
    if (!node.isText || strengths(node).length === 0) return [node];
    const plain = strengths(node).reduce((set, mark) => mark.removeFromSet(set), node.marks);
    const [before, after] = [children[i - 1], children[i + 1]];
    const beside = [before?.isText && outside(node, before) ? before.text.at(-1) : '', after?.isText && outside(node, after) ? after.text[0] : ''];
    if (node.marks.some(mark => mark.type.spec.code)) return [beside.some(at => letter.test(at)) ? node.mark(plain) : node];
    const lead = sign.test(node.text[0]) && letter.test(beside[0])
      ? /^[\p{P}\p{S}]+/u.exec(node.text)[0] : '';
    const rest = node.text.slice(lead.length);
    const trail = rest && sign.test(rest.at(-1)) && letter.test(beside[1])
      ? /[\p{P}\p{S}]+$/u.exec(rest)[0] : '';
    const middle = rest.slice(0, rest.length - trail.length);
    return [lead && node.type.schema.text(lead, plain), middle && node.withText(middle), trail && node.type.schema.text(trail, plain)].filter(Boolean);
  });
}

const outside = (node, beside) => strengths(node).some(mark => !mark.isInSet(beside.marks));

const isBreak = node => node?.type.name === 'hard_break';

// No line of a block begins or ends with a space, and no block with a line break.
function trimLines(children) {
  const lines = children.map((node, i) => {
    if (!node.isText) return node;
    let { text } = node;
    if (i === 0 || isBreak(children[i - 1])) text = text.replace(/^[ \t]+/, '');
    if (i === children.length - 1 || isBreak(children[i + 1])) text = text.replace(/[ \t]+$/, '');
    return text === node.text ? node : text && node.withText(text);
  }).filter(Boolean);
  while (isBreak(lines[0])) lines.shift();
  while (isBreak(lines.at(-1))) lines.pop();
  return lines.length === children.length && lines.every((node, i) => node === children[i]) ? lines : trimLines(lines);
}

const isEmpty = node => node.type.name === 'paragraph' && node.childCount === 0;

/** The block as its Markdown will be read back. */
export function tidy(node) {
  const children = [];
  node.forEach(child => children.push(child));
  if (node.isTextblock && !node.type.spec.code) return node.copy(Fragment.fromArray(merged(splitAtSigns(trimLines(children)))));
  if (node.isLeaf || node.isTextblock) return node;
  const whole = children.map(tidy);
  const filled = whole.filter((child, i) => !isEmpty(child) || (i === 0 && node.type.name === 'list_item'));
  const content = Fragment.fromArray(filled.length ? filled : whole.slice(0, 1));
  return node.attrs.tight && needsAir(content) ? node.type.create({ ...node.attrs, tight: false }, content) : node.copy(content);
}

// Only a list that counts from one, or has no numbers, may stand right under the words of its item; and a sign with no
// words after it would make those words a heading.
function needsAir(items) {
  const mayFollow = list => (list.type.name === 'bullet_list' || (list.type.name === 'ordered_list' && list.attrs.order === 1))
    && !isEmpty(list.firstChild.firstChild);
  let loose = false;
  items.forEach(item => item.forEach((child, _, i) => { loose ||= i > 0 && !mayFollow(child); }));
  return loose;
}

function merged(children) {
  return children.reduce((all, node) => {
    const last = all.at(-1);
    if (last?.isText && node.isText && last.sameMarkup(node)) all[all.length - 1] = last.withText(last.text + node.text);
    else all.push(node);
    return all;
  }, []);
}
