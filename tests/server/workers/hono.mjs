// Nothing but the middleware.
export { jwt } from 'jotwasm/hono';
