/** The app's macros in a page: which one it is, the module key says; where it stands and how it is configured, the host. */
import { lazy, Suspense } from 'react';
import { macroKeys, registerConfigOf } from '../../../../src/contract/macros';
import { HeaderMacro, HistoryMacro, SignaturesMacro } from '../macros/document-macros';
import { MyWorkMacro, RegisterMacro } from '../macros/list-macros';
import { Loading, Nothing } from '../parts/answered';
import type { SurfaceProps } from './surface';

const RegisterSettings = lazy(() =>
  import('../macros/register-settings').then((module) => ({ default: module.RegisterSettings })),
);

const ofPage: Readonly<Record<string, typeof HeaderMacro>> = {
  [macroKeys.header]: HeaderMacro,
  [macroKeys.history]: HistoryMacro,
  [macroKeys.signatures]: SignaturesMacro,
};

export function MacroSurface({ place }: SurfaceProps) {
  return (
    <main className="macro">
      <Macro place={place} />
    </main>
  );
}

function Macro({ place }: SurfaceProps) {
  const { moduleKey, pageId, spaceId, macroConfig, isConfiguring } = place;
  if (moduleKey === macroKeys.myWork) return <MyWorkMacro />;
  if (moduleKey === macroKeys.register && spaceId !== null) {
    const config = registerConfigOf(macroConfig);
    if (!isConfiguring) return <RegisterMacro spaceId={config.spaceId ?? spaceId} config={config} />;
    return (
      <Suspense fallback={<Loading what="the settings" />}>
        <RegisterSettings spaceId={spaceId} config={config} />
      </Suspense>
    );
  }
  const Shown = ofPage[moduleKey];
  if (Shown !== undefined && pageId !== null) return <Shown pageId={pageId} />;
  return (
    <Nothing title="This macro has no page to speak of yet">
      <p>Publish the page; the macro then shows its record.</p>
    </Nothing>
  );
}
