/** What this browser is called, for a result that is copied: "Firefox 153 on Linux". */
interface Brands {
  brands: { brand: string; version: string }[];
  platform: string;
}

const ENGINES: readonly (readonly [string, RegExp])[] = [
  ['Edge', /Edg\/(\d+)/],
  ['Firefox', /Firefox\/(\d+)/],
  ['Chrome', /Chrome\/(\d+)/],
  ['Safari', /Version\/(\d+(?:\.\d+)?).*Safari/],
];
const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['macOS', /Mac OS X/],
  ['Windows', /Windows/],
  ['Linux', /Linux/],
];

export function browserName({
  userAgent,
  userAgentData,
}: { userAgent: string; userAgentData?: Brands } = navigator): string {
  const system = userAgentData?.platform || SYSTEMS.find(([, sign]) => sign.test(userAgent))?.[0];
  // Among the brands there is one that is none, and Chromium, whose name the others bear beside their own.
  const real = userAgentData?.brands.filter(({ brand }) => !/not.*brand/i.test(brand)) ?? [];
  const brand = real.find((each) => each.brand !== 'Chromium') ?? real[0];
  const name = brand ? `${brand.brand} ${brand.version}` : byUserAgent(userAgent);
  return system ? `${name} on ${system}` : name;
}

function byUserAgent(userAgent: string): string {
  for (const [name, sign] of ENGINES) {
    const version = sign.exec(userAgent)?.[1];
    if (version) return `${name} ${version}`;
  }
  return 'an unknown browser';
}
