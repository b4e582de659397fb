/** The sizes a Forge modal may ask for, in the platform's own measures. */
import type { ModalRequest } from './frame-host';

export interface ModalMeasures {
  readonly width: string;
  readonly height: string;
}

const SIZES: Readonly<Record<string, ModalMeasures>> = {
  small: { width: '400px', height: 'max(20vh, 320px)' },
  medium: { width: '600px', height: 'max(40vh, 520px)' },
  large: { width: '800px', height: 'max(70vh, 720px)' },
  xlarge: { width: '968px', height: '90vh' },
  max: { width: '100%', height: '100%' },
  fullscreen: { width: '100%', height: '100%' },
};

export function measureModal(size: ModalRequest['size']): ModalMeasures {
  if (typeof size === 'object') return { width: size.width, height: size.height ?? 'max(40vh, 520px)' };
  const known = SIZES[size];
  if (!known) throw new Error(`Modal size "${size}" is not modelled by the local site.`);
  return known;
}
