/** A button that asks for a file. */
import Button from '@atlaskit/button/new';
import { useRef } from 'react';

interface FileButtonProps {
  readonly label: string;
  readonly text?: string;
  readonly onChosen: (file: File) => Promise<void>;
}

export function FileButton({ label, text = label, onChosen }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button spacing="compact" aria-label={label} onClick={() => input.current?.click()}>
        {text}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void onChosen(file);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
