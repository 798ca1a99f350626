/**
 * Directed graphs without cycles and the walk over them. Knows nothing of stacks or hosts.
 *
 * <p>Façade: {@link Dag} and {@link Walk}.
 */
@NullMarked
package dev.jstack.engine.graph;

import org.jspecify.annotations.NullMarked;
