/**
 * Makes HTML of a page body safe to show inside the shell: only elements and attributes of an allow-list survive, no
 * script, no handler, no style beyond a few harmless properties, no address of another scheme.
 */
const ELEMENTS = new Set(
  (
    'a abbr b blockquote br caption cite code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ' +
    'input ins kbd li mark ol p pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var'
  ).split(' '),
);
const DROPPED_WITH_CONTENT = new Set(['script', 'style', 'iframe', 'object', 'embed', 'template', 'noscript', 'form']);
const ATTRIBUTES = new Set(
  (
    'alt aria-hidden aria-label checked class colspan datetime dir disabled height href id lang name open role rowspan scope span src start ' +
    'style tabindex title type value width'
  ).split(' '),
);
const STYLE_PROPERTIES = [
  'background-color',
  'color',
  'margin-left',
  'text-align',
  'width',
  'min-width',
  'max-width',
  'height',
  'vertical-align',
];

function isSafeAddress(value: string): boolean {
  try {
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(value, window.location.href).protocol);
  } catch {
    return false;
  }
}

function cleanStyle(element: HTMLElement): void {
  const kept = STYLE_PROPERTIES.map((property) => [property, element.style.getPropertyValue(property)] as const);
  element.removeAttribute('style');
  for (const [property, value] of kept) {
    if (value && !value.includes('url(')) element.style.setProperty(property, value);
  }
}

const COLOUR_ATTRIBUTES = { 'data-text-colour': 'color', 'data-background-colour': 'background-color' } as const;

/** Confluence's view names colours in data attributes; they are shown as the author chose them. */
function showColours(element: HTMLElement): void {
  for (const [attribute, property] of Object.entries(COLOUR_ATTRIBUTES)) {
    const colour = element.getAttribute(attribute);
    if (colour && /^#[0-9a-f]{3,8}$/i.test(colour)) element.style.setProperty(property, colour);
  }
}

function cleanAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const isAllowed = ATTRIBUTES.has(name) || name.startsWith('data-');
    const isAddress = name === 'href' || name === 'src';
    if (!isAllowed || (isAddress && !isSafeAddress(value))) element.removeAttribute(name);
  }
  if (element instanceof HTMLElement && element.hasAttribute('style')) cleanStyle(element);
  if (element instanceof HTMLElement) showColours(element);
  if (element.localName === 'input') {
    if (element.getAttribute('type') !== 'checkbox') element.remove();
    element.setAttribute('disabled', '');
  }
}

function cleanTree(parent: Element): void {
  for (const element of [...parent.children]) {
    if (DROPPED_WITH_CONTENT.has(element.localName)) {
      element.remove();
      continue;
    }
    cleanTree(element);
    if (ELEMENTS.has(element.localName)) cleanAttributes(element);
    else element.replaceWith(...element.childNodes);
  }
}

export function sanitiseHtml(html: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  cleanTree(parsed.body);
  return parsed.body.innerHTML;
}
