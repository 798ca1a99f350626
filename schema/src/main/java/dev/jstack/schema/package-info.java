/**
 * Stack files to a {@code Stack}: read, interpolate, include and extends, merge, validate, bind.
 *
 * <p>Façade: {@link StackLoader}.
 */
@NullMarked
package dev.jstack.schema;

import org.jspecify.annotations.NullMarked;
