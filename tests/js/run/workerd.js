// workerd. The package is imported at the top, where Workers allow neither randomness nor waiting.
import * as jotwasm from 'jotwasm';
import QUnit from 'qunit';
import { run } from '../index.js';

export default {
  async fetch(request) {
    if (new URL(request.url).pathname !== '/run') return new Response('ready');
    return Response.json(await run(QUnit, jotwasm, () => import('jotwasm/full')));
  },
};
