/** The coloured tile with a space's or project's initial. */
export function SpaceIcon({ name, size = 'small' }: { readonly name: string; readonly size?: 'small' | 'large' }) {
  const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 5;
  return (
    <span className={`space-icon space-icon-${size} space-icon-hue-${hue}`} aria-hidden="true">
      {name.slice(0, 1).toUpperCase()}
    </span>
  );
}
