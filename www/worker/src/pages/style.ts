/** /pages.css: the playground's colours and type, and what these pages need beside them. */
import tokens from '../../../src/styles/tokens.css';
import rules from './pages.css';

export const style = (): Response =>
  new Response(`${tokens}\n${rules}`, {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=600',
      'x-content-type-options': 'nosniff',
    },
  });
