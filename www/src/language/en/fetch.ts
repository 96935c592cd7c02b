/** Keys that are asked for at an issuer. */
export const fetch = {
  button: 'Fetch',
  from: (host: string) => `Fetch from ${host}`,
  willAsk: (host: string) => `Nothing is asked until you click. Then this page asks ${host} for:`,
  orElse: 'and where that has no answer:',
  notYet: 'The keys of this URL were not fetched yet.',
  offer: (host: string) => `Fetch the keys of ${host}`,
  offerWhy: 'The token’s iss names this issuer. A token can say anything: look whether it is one that you trust.',
  asking: (host: string) => `Asking ${host}…`,
  fetched: (count: number, where: string) =>
    count === 1 ? `One key, fetched from ${where}` : `${count} keys, fetched from ${where}`,
  elsewhere: (host: string) => `The discovery document says that the keys are on another host, ${host}. Ask there?`,
  copy: 'Copy the URL',
  notAUrl: 'This is not a URL. An issuer looks like https://login.example, a JWK Set like https://login.example/jwks.json.',
  notHttps: 'Keys that came over http:// can be anyone’s. Only localhost and 127.0.0.1 are asked so; use https://.',
  credentials: 'The URL has a user name or password in it, which a page must not send along.',
  faults: {
    blocked:
      'The answer could not be read. Either the issuer does not allow pages to read it (CORS), or it cannot be reached. Open the URL in a tab, and paste here what it says.',
    offline: 'There is no network connection.',
    timeout: 'There was no answer within 10 seconds.',
    tooLarge: 'The answer is longer than 1 MiB; no set of keys is. It was not read any further.',
    html: 'The answer is a web page, not JSON. Is it the address of the keys, or only of the site?',
    notJson: 'The answer is not JSON.',
    noKeys: 'The answer is JSON, but neither a JWK Set (it has no “keys”) nor a discovery document.',
    noJwksUri: 'The discovery document has no jwks_uri, so it does not say where the keys are.',
    badJwksUri: 'The discovery document’s jwks_uri is no https:// URL; it was not followed.',
  },
  status: (status: number) =>
    status === 404
      ? 'There is nothing at this address (404). For an issuer, give exactly what stands in the token’s iss.'
      : `The server answered with the status ${status}.`,
};
