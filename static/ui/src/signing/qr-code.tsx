/**
 * An address as a QR code, drawn here so that it goes nowhere else. [B2, F12]
 */
import { useMemo } from 'react';
import { encode } from 'uqr';

const quietZone = 4;

export function QrCode({ address, label }: { readonly address: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(address, { ecc: 'M', border: quietZone });
    const squares = code.data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: code.size, path: squares.join('') };
  }, [address]);
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect className="qr-ground" width={size} height={size} />
      <path className="qr-squares" d={path} />
    </svg>
  );
}
