/**
 * jstack as a person uses it: the built program, in processes of its own, on stacks that run.
 *
 * <p>Façade: {@link Installation}.
 */
@NullMarked
package dev.jstack.runner.acceptance;

import org.jspecify.annotations.NullMarked;
