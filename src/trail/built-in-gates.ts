/**
 * Digests of the gates that came with the product, by document type, for types nobody configured. A digest is added when such a
 * gate changes and never removed, because signatures of that time carry it; docs/trail-format.md has the same table. [RT-5]
 */

interface BuiltInGate {
  /** The second stands in submissions stored before types could be configured: over the steps alone. */
  readonly major: readonly string[];
  readonly minor: readonly string[];
}

export const builtInGates: Readonly<Record<string, BuiltInGate>> = {
  POL: {
    major: [
      'e47d571800af201f738ed40eaf855ddbab6f808e484e055f14fd8fc442ec5664',
      '308ae1483c24bea9b434f7c2b781696e5f3f2afd0a0f48fec43a93d22d32525a',
    ],
    minor: ['3895ae258bd7665f688de4f396b49fe3a96e6d548a70a0d22bdb87ce6eed3dfc'],
  },
  MAN: {
    major: [
      '2133896767e71bce7f0e3be2f83bef286412b83d2adf4d088874da9d1745db47',
      'e5d41f22db15e4791bde6cff044f72a50e5ed4826e8bf11b2f3bba9882be5b3d',
    ],
    minor: ['4167d908384c44926917388736f9a963daf375a7237bcfd424ed957c203c2007'],
  },
  PRO: {
    major: [
      '3b002aa75dc35560be05aa2f1a5ebbffc75e19814501bf8aee74dc6942fb3a3c',
      'e32878713866de2a9746ff3b55abd8027a10123f37ee90956b9a10f6e6d3df1d',
    ],
    minor: ['10cbbacccff702716b60a04b9146b05ebc8d56a11dc8ec4a0930a742833c13f4'],
  },
  WIN: {
    major: [
      '853e9ce1a0143a624f7fd5fa2eff16781cb3f4e2280ab2a2324c27fe6f2558e4',
      '541f4b0da8c809b2ef798d3e6e2373fd84db0872e692105c19de759d256b0873',
    ],
    minor: ['853e9ce1a0143a624f7fd5fa2eff16781cb3f4e2280ab2a2324c27fe6f2558e4'],
  },
  FRM: {
    major: [
      '853e9ce1a0143a624f7fd5fa2eff16781cb3f4e2280ab2a2324c27fe6f2558e4',
      '541f4b0da8c809b2ef798d3e6e2373fd84db0872e692105c19de759d256b0873',
    ],
    minor: ['853e9ce1a0143a624f7fd5fa2eff16781cb3f4e2280ab2a2324c27fe6f2558e4'],
  },
  SPC: {
    major: [
      'a45e5f58e71ae9eea4fb13cd4e04462ffaff8ca636c4f18c3efe0f3820edd572',
      'd52c0a79124f88305763c625b31be489196b6c7cd7e74aaf5b6abea3ab515654',
    ],
    minor: ['fce132e3f79814ba64a773336c274a321f91a7a40b69b10472246113d914c866'],
  },
  PLN: {
    major: [
      '853e9ce1a0143a624f7fd5fa2eff16781cb3f4e2280ab2a2324c27fe6f2558e4',
      '541f4b0da8c809b2ef798d3e6e2373fd84db0872e692105c19de759d256b0873',
    ],
    minor: ['853e9ce1a0143a624f7fd5fa2eff16781cb3f4e2280ab2a2324c27fe6f2558e4'],
  },
  EXT: {
    major: [
      '488d44940f4d23144d8cb6ce8cacc9996712ac15f8b1a7f682f73877e5d7f3e1',
      '7538a4d3e8c7ae074723f80959deb2a03c6acb34af425a301563ffd0ae0e8687',
    ],
    minor: ['488d44940f4d23144d8cb6ce8cacc9996712ac15f8b1a7f682f73877e5d7f3e1'],
  },
};
