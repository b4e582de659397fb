/**
 * Named HTML entities, which storage documents and Markdown use but XML does not know.
 */
import { load } from 'cheerio';

const known = new Map<string, string>();

/** The characters of `&name;`, or undefined when HTML has no such entity. */
function decodeNamed(name: string): string | undefined {
  let text = known.get(name);
  if (text === undefined) {
    const source = `&${name};`;
    text = load(source, null, false).text();
    known.set(name, text);
  }
  return text.includes('&') && name !== 'amp' ? undefined : text;
}

/** Text with named and numbered entities replaced; what is no entity stays as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([A-Za-z][A-Za-z0-9]*));/g,
    (whole, decimal, hexadecimal, name) => {
      if (typeof name === 'string') return decodeNamed(name) ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

const XML_ENTITIES = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** Replaces the entities XML does not know, outside CDATA sections; unknown names stay, for the parser to refuse. */
export function replaceHtmlEntities(xml: string): string {
  return xml
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((part) =>
      part.startsWith('<![CDATA[')
        ? part
        : part.replace(/&([A-Za-z][A-Za-z0-9]*);/g, (whole, name: string) =>
            XML_ENTITIES.has(name) ? whole : (decodeNamed(name) ?? whole),
          ),
    )
    .join('');
}
