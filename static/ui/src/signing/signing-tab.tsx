/**
 * The tab "Signing" of the quality page: my own factors, the signers for those who look after them, and the preset. Loaded on
 * demand.
 */
import { MySigning } from './my-signing';
import { Preset } from './preset';
import { Signers } from './signers';

export function SigningTab({ seesSigners }: { readonly seesSigners: boolean }) {
  return (
    <div className="stack-wide">
      <MySigning />
      {seesSigners ? <Signers /> : null}
      <Preset />
    </div>
  );
}
