/**
 * Colours and lines of the report as PDF.
 */
export const ink = { text: '#172b4d', quiet: '#505f79', line: '#c1c7d0', shade: '#f4f5f7', brand: '#0c66e4' };

export const tableLayout = {
  hLineWidth: (line: number) => (line === 0 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => ink.line,
  paddingLeft: () => 4,
  paddingRight: () => 4,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};
