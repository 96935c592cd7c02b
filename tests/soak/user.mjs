// @ts-check
// Somebody with a few tabs: sends requests, leaves, comes back, and has bad luck.
/** @import { Simulation } from './simulation.mjs' */
import { troubles } from './troubles.mjs';

/** @param {Simulation} simulation */
export function use(simulation) {
  const { chances, plan, timeline } = simulation;
  const { happens, gap, pick } = chances;
  const act = () => {
    if (simulation.left <= 0) return;
    const tabs = simulation.awake();
    if (tabs.length && !simulation.device.asleep) {
      const many = happens(0.1) ? 2 + chances.below(9) : 1;
      for (let i = 0; i < many; i++) simulation.request(pick(tabs));
      if (happens(many / plan.trouble)) timeline.after(gap(plan.pace / 4), () => simulation.left > 0 && pick(troubles)(simulation));
    }
    const idle = happens(0.002) ? gap(10 * plan.lifetime * 1000) : gap(plan.pace);
    timeline.after(idle, act);
  };
  act();
}
