// @ts-check
// jotwasm/hono: a guard as Hono's middleware. It needs nothing of Hono at run time.
import { createGuard } from './server/guard.js';

/** Documented in hono.d.ts. @type {typeof import('./hono.js').jwt} */
export function jwt(options) {
  const guard = createGuard(options);
  return async (context, next) => {
    const guarded = await guard(context.req.raw);
    if (!guarded.ok) {
      // Where Hono's own errors stand, for middleware that logs them.
      context.error = guarded.error;
      return guarded.response;
    }
    context.set('claims', /** @type {any} */ (guarded.claims));
    context.set('token', guarded.token);
    await next();
  };
}
