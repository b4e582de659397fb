/**
 * What the quality page may ask about signing: one's own factors, the signers of the site, and the preset.
 */
import { confirmDevice, offerDevice, setPassphrase } from '../application/signing/enrol-factors';
import {
  askForRecovery,
  decideRecovery,
  grantSigningRight,
  reviewFailures,
  revokeSigningRight,
} from '../application/signing/govern-signer';
import { replaceSigningSettings, viewSigningSettings } from '../application/signing/signing-settings';
import { listSigners, viewMySigning, viewSigner } from '../application/signing/view-signers';

export const signingProcedures = {
  'signing.mine': viewMySigning,
  'signing.setPassphrase': setPassphrase,
  'signing.offerDevice': offerDevice,
  'signing.confirmDevice': confirmDevice,
  'signing.requestRecovery': askForRecovery,
  'signing.signers': listSigners,
  'signing.signer': viewSigner,
  'signing.grantRight': grantSigningRight,
  'signing.revokeRight': revokeSigningRight,
  'signing.reviewFailures': reviewFailures,
  'signing.decideRecovery': decideRecovery,
  'signing.settings': viewSigningSettings,
  'signing.changeSettings': replaceSigningSettings,
} as const;
