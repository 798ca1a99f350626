/**
 * A {@code Stack} to a converged host: lower, observe, plan, converge.
 *
 * <p>Façade: {@code Engine}.
 */
@NullMarked
package dev.jstack.engine;

import org.jspecify.annotations.NullMarked;
