/** What Confluence renders of a macro, as plain ADF: what is kept, what is left out, what is told apart. */
import { macroContent } from '../../src/adapters/confluence/macro-html';

const shown = (html: string) => {
  const found = macroContent(html);
  return found.shows === 'content' ? found.content : found.shows;
};
const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, ...(marks.length > 0 && { marks }) });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const link = (href: string) => ({ type: 'link', attrs: { href } });

describe('content', () => {
  it('[DC-81] keeps paragraphs, marks, links and breaks', () => {
    const html =
      '<div class="x"><p>One <b>two</b>&nbsp; <a href="https://a.example/1">three</a><br/>four</p>five <em>six</em></div>';
    expect(shown(html)).toEqual([
      paragraph(
        text('One '),
        text('two', { type: 'strong' }),
        text(' '),
        text('three', link('https://a.example/1')),
        { type: 'hardBreak' },
        text('four'),
      ),
      paragraph(text('five '), text('six', { type: 'em' })),
    ]);
  });

  it('[DC-81] keeps lists in lists', () => {
    expect(shown('<ul><li><a href="https://a/1">A</a><ul><li>B</li></ul></li><li></li></ul>')).toEqual([
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              paragraph(text('A', link('https://a/1'))),
              { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('B'))] }] },
            ],
          },
        ],
      },
    ]);
  });

  it('[DC-81] keeps tables with their spans, and a table inside a cell as lines', () => {
    const html =
      '<span><table><thead><tr><th colspan="2">Key</th></tr></thead><tbody><tr><td>A-1</td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></tbody></table></span>';
    expect(shown(html)).toEqual([
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph(text('Key'))] }],
          },
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', content: [paragraph(text('A-1'))] },
              { type: 'tableCell', content: [paragraph(text('x'), text(' · '), text('y'))] },
            ],
          },
        ],
      },
    ]);
  });

  it('[DC-81] reads entities, Thai and right-to-left text as they are', () => {
    expect(shown('<p>&lt;b&gt; &auml; ขั้นตอน مراجعة</p>')).toEqual([paragraph(text('<b> ä ขั้นตอน مراجعة'))]);
  });

  it('[DC-82] leaves out scripts, pictures and links that run something', () => {
    const html =
      '<p><script>alert(1)</script><img src="x.png" alt="icon"/><a href="javascript:alert(1)">go</a><style>p{}</style></p>';
    expect(shown(html)).toEqual([paragraph(text('go'))]);
  });
});

describe('no content', () => {
  it('[DC-82] tells nothing, live pages and failures apart', () => {
    expect(shown('')).toBe('nothing');
    expect(shown('<div><p> </p><img src="chart.png" alt="chart"/></div>')).toBe('nothing');
    expect(shown('<div><iframe src="https://a.example"></iframe></div>')).toBe('live');
    expect(shown('<div class="ap-container conf-macro"></div>')).toBe('live');
    expect(shown('<div class="error"><span class="error">Error rendering macro \'jira\'</span></div>')).toBe('failure');
    expect(shown('<div class="aui-message error"><p>No access</p></div>')).toBe('failure');
    expect(shown('<p>An error was found in the batch.</p>')).toEqual([
      paragraph(text('An error was found in the batch.')),
    ]);
  });
});
