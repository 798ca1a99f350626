/**
 * A Windows host that is not there: the strict host over memory and pretended processes, so that a
 * plan for Windows can be carried out anywhere and every document be seen that a real host would
 * get. What only a host can say (volumes of layers, ids of layers) is derived from names, the same
 * on every run.
 *
 * <p>Façade: {@link SimulatedHost}.
 */
@NullMarked
package dev.jstack.host.simulated;

import org.jspecify.annotations.NullMarked;
