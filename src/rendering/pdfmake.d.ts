/** The part of pdfmake 0.3 that the report uses; the package ships no types. */
declare module 'pdfmake' {
  export type PdfContent = string | readonly PdfContent[] | { readonly [property: string]: unknown };
  export interface PdfDefinition {
    readonly [property: string]: unknown;
    readonly content: readonly PdfContent[];
    readonly footer?: (currentPage: number, pageCount: number) => PdfContent;
  }
  interface PdfMaker {
    virtualfs: { writeFileSync(name: string, content: Buffer): void };
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
    setUrlAccessPolicy(allow: (url: string) => boolean): void;
    setLocalAccessPolicy(allow: (path: string) => boolean): void;
    createPdf(definition: PdfDefinition): { getBuffer(): Promise<Buffer> };
  }
  const maker: PdfMaker;
  export default maker;
}
