/**
 * A plan to a changed host: the only code that changes one. Walks the plan, carries out each action
 * so that doing it again is harmless, and tells events.
 *
 * <p>Decides nothing: what is done, and in which order, the plan says. Façade: {@code Convergence}.
 */
@NullMarked
package dev.jstack.engine.converge;

import org.jspecify.annotations.NullMarked;
