/**
 * A picture is known by its first bytes, not by its name: PNG, JPEG, GIF and WebP, and nothing that could carry a script.
 */
const signatures: readonly { readonly type: string; readonly at: number; readonly bytes: readonly number[] }[] = [
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
];

/** Null when it is none of the four kinds. */
export function pictureType(start: Uint8Array): string | null {
  return signatures.find(({ at, bytes }) => bytes.every((byte, index) => start[at + index] === byte))?.type ?? null;
}
