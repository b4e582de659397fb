/** Shape of the generated font data: bytes as base64 and the code points each font has glyphs for, as inclusive ranges. */
export type FontName = 'Roboto' | 'PlexSansArabic' | 'NotoSansThai' | 'NotoSansJP' | 'NotoSansMath' | 'NotoSansSymbols';
type RobotoDress = 'RobotoMedium' | 'RobotoItalic' | 'RobotoMediumItalic';
export type FontData = Readonly<
  Record<FontName | RobotoDress, { readonly base64: string; readonly coverage: readonly (readonly [number, number])[] }>
>;
