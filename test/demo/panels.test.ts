/** Notes of the demo documents become panels; everything else is left alone. */
import { markdownToAdf } from 'marklassian';
import { panelsFromNotes } from '../../demo/panels';

const panelsOf = (markdown: string) => panelsFromNotes(markdownToAdf(markdown).content);

describe('panels from notes', () => {
  it.each([
    ['Note', 'info'],
    ['Warning', 'warning'],
  ])('turns a quote that opens with a bold %s into a panel of type %s', (word, panelType) => {
    expect(panelsOf(`> **${word}:** Keep the *lid* closed.`)).toEqual([
      {
        type: 'panel',
        attrs: { panelType },
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'Keep the ' },
              { type: 'text', text: 'lid', marks: [{ type: 'em' }] },
              { type: 'text', text: ' closed.' },
            ],
          },
        ],
      },
    ]);
  });

  it('keeps a quote without such a word and other blocks as they are', () => {
    const blocks = markdownToAdf('> Just a quote.\n\n> Note: not bold\n\n**Note:** a paragraph').content;
    expect(panelsFromNotes(blocks)).toEqual(blocks);
  });
});
