/** Where a request comes from: Cloudflare says it, whatever the client says. */
export function addressOf(request: Request): string {
  const address = request.headers.get('cf-connecting-ip') ?? 'unknown';
  return address.includes(':') ? network(address) : address;
}

/** Who has one IPv6 address has a network of 2^64. */
function network(address: string): string {
  const [left = '', right] = address.toLowerCase().split('::');
  const before = left === '' ? [] : left.split(':');
  const after = right ? right.split(':') : [];
  const missing = right === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
