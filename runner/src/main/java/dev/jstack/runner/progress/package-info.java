/**
 * Events of a convergence as progress on the terminal: rows that are redrawn, plain lines, JSON
 * lines, or nothing; and the one line at the end.
 *
 * <p>Knows events and the console, not who sends the ones or what the other is connected to.
 * Façade: {@code Progress}.
 */
@NullMarked
package dev.jstack.runner.progress;

import org.jspecify.annotations.NullMarked;
