/**
 * Short syntax to long: after this every attribute has one form, paths are absolute, and rules
 * about attributes need to know only that form.
 *
 * <p>An attribute is one line in {@link ServiceShapes} or {@link ResourceShapes}. What a rule does
 * not understand it leaves alone, for validation to name. Façade: {@link LongForm}.
 */
@NullMarked
package dev.jstack.schema.expand;

import org.jspecify.annotations.NullMarked;
