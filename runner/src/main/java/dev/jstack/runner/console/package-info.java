/**
 * The terminal: where text goes, how wide it is, whether it may be coloured or redrawn, and the raw
 * mode of an interactive session.
 *
 * <p>The only package besides {@code Main} that touches the process's own streams. Knows nothing of
 * stacks. Façade: {@code Console}.
 */
@NullMarked
package dev.jstack.runner.console;

import org.jspecify.annotations.NullMarked;
