/**
 * The tab "Signing" of the quality page: my own factors, the signers for those who look after them, and the preset. While
 * something is being done in one of them, the others step aside. Loaded on demand.
 */
import { useState } from 'react';
import { MySigning } from './my-signing';
import { Preset } from './preset';
import { Signers } from './signers';

type Part = 'mine' | 'signers' | 'preset';
export function SigningTab({ seesSigners }: { readonly seesSigners: boolean }) {
  const [alone, setAlone] = useState<Part | null>(null);
  const [tell] = useState(() => {
    const tellOf = (part: Part) => (busy: boolean) =>
      setAlone((before) => (busy ? part : before === part ? null : before));
    return { mine: tellOf('mine'), signers: tellOf('signers'), preset: tellOf('preset') };
  });
  const shows = (part: Part) => alone === null || alone === part;
  return (
    <div className="stack-wide">
      {shows('mine') ? <MySigning onBusy={tell.mine} /> : null}
      {seesSigners && shows('signers') ? <Signers onBusy={tell.signers} /> : null}
      {shows('preset') ? <Preset onBusy={tell.preset} /> : null}
    </div>
  );
}
