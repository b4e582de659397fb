/** Text and attributes as HTML: what comes from a document can never become markup. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Only addresses that cannot run anything. */
export function safeAddress(address: unknown): string | null {
  return typeof address === 'string' && /^(https?:|mailto:|\/|#)/i.test(address) ? escapeHtml(address) : null;
}
