/** A person's initials on a quiet colour of their own; the name always stands beside it. */
interface PersonAvatarProps {
  readonly name: string;
  readonly size?: 'medium' | 'large';
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.slice(0, 1) ?? '').join('');
}

export function PersonAvatar({ name, size = 'medium' }: PersonAvatarProps) {
  const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 5;
  return (
    <span className={`person-avatar person-avatar-${size} space-icon-hue-${hue}`} aria-hidden="true">
      {initialsOf(name).toUpperCase() || '?'}
    </span>
  );
}
