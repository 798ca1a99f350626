/**
 * Texts with a grammar of their own: durations, byte sizes, file modes, addresses, host paths,
 * command lines. Pure functions between text and value.
 *
 * <p>Knows nothing of trees, files or attributes. Façades: one class for each kind of text.
 */
@NullMarked
package dev.jstack.schema.value;

import org.jspecify.annotations.NullMarked;
