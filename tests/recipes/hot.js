import { createSession } from 'jotwasm/client';
import { refresh } from './refresh.js';

export const session = createSession({ refresh, tokens: import.meta.hot?.data.tokens });

import.meta.hot?.dispose((data) => {
  data.tokens = session.tokens ?? undefined; // for the module that takes the place of this one
  session.dispose();
});
