/**
 * What happens during a convergence, as values: told by the engine, shown by whoever listens, and
 * sent over a socket in between as versioned JSON lines. Knows nothing of hosts or terminals.
 *
 * <p>Façade: {@link EngineEvent}.
 */
@NullMarked
package dev.jstack.engine.event;

import org.jspecify.annotations.NullMarked;
