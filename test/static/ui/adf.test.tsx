import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { AdfDocument } from '../../../static/ui/src/adf/blocks';

const html = (body: unknown) =>
  renderToStaticMarkup(
    <AdfDocument body={body} renderLink={(address: string, children: ReactNode) => <a href={address}>{children}</a>} />,
  );
const doc = (...content: readonly unknown[]) => ({ type: 'doc', version: 1, content });
const text = (words: string, ...marks: readonly unknown[]) => ({ type: 'text', text: words, marks });
const paragraph = (...content: readonly unknown[]) => ({ type: 'paragraph', content });
const cell = (words: string, attrs: object = {}) => ({ type: 'tableCell', attrs, content: [paragraph(text(words))] });

describe('frozen text', () => {
  it('draws paragraphs, headings and marks', () => {
    const drawn = html(
      doc(
        { type: 'heading', attrs: { level: 2 }, content: [text('Purpose')] },
        paragraph(text('bold', { type: 'strong' }), text('H'), text('2', { type: 'subsup', attrs: { type: 'sub' } })),
      ),
    );
    expect(drawn).toContain('<h3 class="adf-heading adf-heading-2">Purpose</h3>');
    expect(drawn).toContain('<strong>bold</strong>H<sub>2</sub>');
  });

  it('nests marks in their stored order', () => {
    expect(
      html(doc(paragraph(text('x', { type: 'link', attrs: { href: 'https://example.org' } }, { type: 'em' })))),
    ).toContain('<a href="https://example.org"><em>x</em></a>');
  });

  it('keeps merged cells, row numbers and cell colours of a table', () => {
    const drawn = html(
      doc({
        type: 'table',
        attrs: { isNumberColumnEnabled: true },
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph(text('Limit'))] }],
          },
          { type: 'tableRow', content: [cell('pH', { rowspan: 2, background: '#e6fcff' }), cell('7')] },
          { type: 'tableRow', content: [cell('8')] },
        ],
      }),
    );
    expect(drawn).toContain('<th colSpan="2" rowspan="1">');
    expect(drawn).toContain('rowspan="2" class="adf-coloured-cell" style="background-color:#e6fcff"');
    expect(drawn).toContain('<td class="adf-row-number">2</td>');
  });

  it('draws lists, tasks, panels, status, dates, mentions, expands, layouts, code and media', () => {
    const drawn = html(
      doc(
        {
          type: 'orderedList',
          attrs: { order: 3 },
          content: [{ type: 'listItem', content: [paragraph(text('third'))] }],
        },
        { type: 'taskList', content: [{ type: 'taskItem', attrs: { state: 'DONE' }, content: [text('checked')] }] },
        { type: 'panel', attrs: { panelType: 'warning' }, content: [paragraph(text('hot'))] },
        paragraph(
          { type: 'status', attrs: { text: 'ready', color: 'green' } },
          { type: 'date', attrs: { timestamp: '1795305600000' } },
          { type: 'mention', attrs: { text: '@Idris Bello', id: '1' } },
          { type: 'emoji', attrs: { shortName: ':warning:', text: '⚠' } },
          { type: 'inlineCard', attrs: { url: 'https://example.org/x' } },
        ),
        { type: 'expand', attrs: { title: 'More' }, content: [paragraph(text('inside'))] },
        {
          type: 'layoutSection',
          content: [
            { type: 'layoutColumn', attrs: { width: 33.3 }, content: [paragraph(text('left'))] },
            { type: 'layoutColumn', attrs: { width: 66.6 }, content: [paragraph(text('right'))] },
          ],
        },
        { type: 'codeBlock', attrs: { language: 'python' }, content: [text('print(1)')] },
        { type: 'mediaSingle', content: [{ type: 'media', attrs: { type: 'file', alt: 'probe.png' } }] },
      ),
    );
    expect(drawn).toContain('<ol start="3">');
    expect(drawn).toContain('aria-label="done"');
    expect(drawn).toContain('adf-panel-warning');
    expect(drawn).toContain('adf-status-success');
    expect(drawn).toContain('22 Nov 2026');
    expect(drawn).toContain('@Idris Bello');
    expect(drawn).toContain('<summary>More</summary>');
    expect(drawn).toContain('flex-basis:66.6%');
    expect(drawn).toContain('print(1)');
    expect(drawn).toContain('probe.png');
  });

  it('shows an unknown node visibly and keeps what is inside it', () => {
    const drawn = html(doc({ type: 'futureThing', content: [paragraph(text('still read'))] }));
    expect(drawn).toContain('futureThing');
    expect(drawn).toContain('still read');
  });

  it('says that a macro is not part of the frozen text', () => {
    expect(html(doc({ type: 'extension', attrs: { extensionKey: 'jira' } }))).toContain('Macro “jira”');
  });

  it.each([null, 'text', 42, [], {}, { type: 'doc', content: 'no' }, doc(null, 7, { type: 3 })])(
    'does not fail on a body that is not ADF: %j',
    (body) => {
      expect(() => html(body)).not.toThrow();
    },
  );

  it('takes no colour, span or width that is not one', () => {
    const drawn = html(
      doc({
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('x', { colspan: -5, rowspan: 'many', background: 'url(//evil)' })] },
        ],
      }),
    );
    expect(drawn).toContain('colSpan="1" rowspan="1"');
    expect(drawn).not.toContain('evil');
  });

  it('survives a body nested deeper than any page', () => {
    let node: unknown = paragraph(text('deep'));
    for (let depth = 0; depth < 5000; depth += 1) node = { type: 'blockquote', content: [node] };
    expect(() => html(doc(node))).not.toThrow();
  });
});
