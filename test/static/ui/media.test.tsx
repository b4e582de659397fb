import { renderToStaticMarkup } from 'react-dom/server';
import { AdfDocument } from '../../../static/ui/src/adf/blocks';
import { ShownFiles } from '../../../static/ui/src/adf/media';
import { pictureType } from '../../../static/ui/src/adf/picture-type';

const body = {
  type: 'doc',
  version: 1,
  content: [
    {
      type: 'mediaSingle',
      content: [{ type: 'media', attrs: { id: 'f-1', type: 'file', collection: 'c', alt: 'The probe' } }],
    },
  ],
};
const link = () => null;

describe('pictures of a frozen text', () => {
  it('[DR-10] are what the surface hands in, by the id the text names', () => {
    const drawn = renderToStaticMarkup(
      <ShownFiles.Provider value={(mediaId) => (mediaId === 'f-1' ? <img src="blob:1" alt="probe.png" /> : undefined)}>
        <AdfDocument body={body} renderLink={link} />
      </ShownFiles.Provider>,
    );
    expect(drawn).toContain('<img src="blob:1" alt="probe.png"/>');
  });

  it('[DR-10] leave their name where nobody may show them', () => {
    const drawn = renderToStaticMarkup(<AdfDocument body={body} renderLink={link} />);
    expect(drawn).toContain('Image or file: The probe.');
  });

  it.each([
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], 'image/png'],
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
    ['GIF', [0x47, 0x49, 0x46, 0x38, 0x39], 'image/gif'],
    ['WebP', [0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50], 'image/webp'],
    ['SVG', [...new TextEncoder().encode('<svg onload=')], null],
    ['nothing', [], null],
  ])('[DR-10] are known by their bytes: %s', (_kind, bytes, type) => {
    expect(pictureType(new Uint8Array(bytes))).toBe(type);
  });
});
