// What the unit tests have to model browsers with. Declared in models.d.mts.
export { Area } from '../js/support/client/areas.js';
export { Channels } from '../js/support/client/channels.js';
export { Locks } from '../js/support/client/locks.js';
export { random } from '../js/support/random.js';
