/** The module behind `jotwasm/full`, fetched and compiled while the rest of the page arrives. */
import { init } from 'jotwasm/slim';
import url from 'jotwasm/full.wasm?url';

export function loadWasm(): Promise<void> {
  return init(fetch(url));
}
