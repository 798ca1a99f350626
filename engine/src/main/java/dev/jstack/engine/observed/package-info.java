/**
 * A live host to values: everything that belongs to jstack, found by owner and name, and what the
 * state directory remembers of it. Reads only; compares nothing with anything.
 *
 * <p>Façade: {@link Observer}.
 */
@NullMarked
package dev.jstack.engine.observed;

import org.jspecify.annotations.NullMarked;
