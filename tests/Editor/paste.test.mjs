// What people paste, as the clipboard really holds it, and the Markdown that comes of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JSDOM } from 'jsdom';
import { DOMParser as SchemaParser } from 'prosemirror-model';
import { cleanHtml } from '../../src/Editorial/Script/clean.mjs';
import { serialise } from '../../src/Editorial/Script/document.mjs';
import { schema } from '../../src/Editorial/Script/schema.mjs';

const { window } = new JSDOM('');
const parser = new window.DOMParser();
const clean = html => cleanHtml(html, parser);
const pasted = html => serialise(SchemaParser.fromSchema(schema).parse(parser.parseFromString(clean(html).html, 'text/html').body));

const word = body => `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40"><head><meta name=Generator content="Microsoft Word 15"><style><!--
 p.MsoNormal, li.MsoNormal {mso-style-parent:""; margin:0cm; font-family:"Calibri",sans-serif;}
--></style><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=NO-BOK style='tab-interval:35.4pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;
const item = (list, level, sign, text) => `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:${list} level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>${text}<o:p></o:p></p>`;

test('Word: headings, bold and italic by style, and empty paragraphs', () => assert.equal(pasted(word(`
<h1>Dialogmøte<o:p></o:p></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Fastlegen</b> skal <i>alltid</i> møte,
og <span style='font-weight:bold'>Nav</span> kaller inn.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h2><b>Når</b></h2><p class=MsoNormal>Innen 26&nbsp;uker.</p>`)),
'## Dialogmøte\n**Fastlegen** skal *alltid* møte, og **Nav** kaller inn.\n\n### Når\nInnen 26\u00a0uker.\n'));

test('Word: a title, and headings without a first level keep theirs', () => {
  assert.equal(pasted(word('<p class=MsoTitle>Tittel</p><h6>Sju</h6>')), '## Tittel\n#### Sju\n');
  assert.equal(pasted(word('<h2>To</h2><h3>Tre</h3><h5>Fem</h5>')), '## To\n### Tre\n#### Fem\n');
});

test('Word: paragraphs with mso-list become lists', () => assert.equal(pasted(word(`<p class=MsoNormal>Husk:</p>
${item('l0', 1, '·', 'en')}
${item('l0', 2, 'o', 'under')}
${item('l0', 2, 'o', 'under to')}
${item('l0', 1, '·', 'to')}
<p class=MsoNormal>Så:</p>${item('l1', 1, '1.', 'først')}${item('l1', 1, '2.', 'sist')}`)),
'Husk:\n\n- en\n  - under\n  - under to\n- to\n\nSå:\n\n1. først\n2. sist\n'));

test('Word: a table with merged cells, paragraphs and bold heading', () => assert.equal(pasted(word(`<table class=MsoTableGrid border=1 style='border-collapse:collapse'>
<tr style='height:1cm'><td width=200 style='width:150pt'><p class=MsoNormal><b>Takst<o:p></o:p></b></p></td><td colspan=2><p class=MsoNormal><b>Gjelder</b></p></td></tr>
<tr><td rowspan=2><p class=MsoNormal>L40</p></td><td><p class=MsoNormal>En</p><p class=MsoNormal>to|tre</p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr>
<tr><td>a<br>b</td><td><i>c</i></td></tr></table>`)),
'| Takst | Gjelder |  |\n|---|---|---|\n| L40 | En to\\|tre |  |\n|  | a b | *c* |\n'));

test('Word: deleted text, comments and hidden text stay behind, inserted text is kept', () => assert.equal(pasted(word(`<p class=MsoNormal>Legen
<s><span style='color:red'><del cite="mailto:Kari" datetime="2026-11-02T10:00">kan</del></span></s><span class=msoDel>bør</span><span class=msoIns><ins cite="mailto:Kari" datetime="2026-11-02T10:00">skal</ins></span>
skrive<span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor href="#_msocom_1">[KN1]</a><span style='mso-special-character:comment'>&nbsp;</span></span></span> kort.<span style='display:none;mso-hide:all'>skjult</span></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Er det sikkert?</p></div></div>`)), 'Legen skal skrive kort.\n'));

test('Word: pictures stay behind and are counted', () => {
  const html = word(`<p class=MsoNormal>Før<!--[if gte vml 1]><v:shape style='width:1pt'><v:imagedata src="file:///C:/a.png"/></v:shape><![endif]--><![if !vml]><img width=9
 src="file:///C:/Users/KARI/clip_image001.png" v:shapes="Bilde_x0020_1"><![endif]> etter <img src="data:image/png;base64,AAAA"></p>`);
  assert.equal(clean(html).droppedImages, 2);
  assert.equal(pasted(html), 'Før etter\n');
});

test('Google Docs: the wrapper that is not bold, styled spans, lists in lists', () => assert.equal(pasted(`<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-size:20pt;font-weight:400">Tittel</span></h1>
<p dir="ltr"><span style="font-weight:700;">Fet</span><span style="font-weight:400;"> og </span><span style="font-style:italic">skrå</span></p><br />
<ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>en</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr"><span>under</span></p></li></ul><li><p><span>to</span></p></li></ul></b>`),
'## Tittel\n**Fet** og *skrå*\n\n- en\n  - under\n- to\n'));

test('Outlook: divs, double line breaks and a frame table', () => assert.equal(pasted(`<div class="WordSection1"><div>Hei,<br>ny linje<br><br>nytt avsnitt</div>
<table role="presentation"><tr><td><div style="font-family:Aptos">I en <a href="https://nav.no/lege?a=1&amp;b=2" data-auth="x">ramme</a></div></td></tr></table></div>`),
'Hei,\\\nny linje\n\nnytt avsnitt\n\nI en [ramme](https://nav.no/lege?a=1&b=2)\n'));

for (const [name, html, text] of [
  ['a script', '<p onclick="alert(1)">a<script>alert(1)</script><img src=x onerror=alert(1)></p>', 'a\n'],
  ['a javascript: link', '<a href="javascript:alert(1)">a</a> <a href=" JaVaScRiPt:alert(1)">b</a> <a href="java&#10;script:alert(1)">c</a> <a href="data:text/html,x">d</a>', 'a b c d\n'],
  ['a frame, a form and a drawing', '<iframe src="https://x.no"></iframe><form action="https://x.no"><input value=a>ord</form><svg onload=alert(1)><text>x</text></svg>', 'ord\n'],
  ['text that looks like HTML', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>', '\\<script>alert(1)\\</script>\n'],
  ['a style with a bracket', '<p style="content:\'>\'">ord</p>', 'ord\n'],
  ['an editor\'s own mark on hostile text', '<p data-pm-slice="0 0 []">a <a href="javascript:alert(1)">b</a><img data-target="javascript:x" alt="c"><script>d</script></p>', 'a b\n'],
]) test(`nothing that runs survives: ${name}`, () => assert.equal(pasted(html), text));

test('deep nesting is flattened, and the words are there', () => assert.match(pasted(`${'<div>'.repeat(2000)}ord${'</div>'.repeat(2000)}`), /^ord\n$/));
