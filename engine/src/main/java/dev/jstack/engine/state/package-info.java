/**
 * The state directory: the little that a host cannot remember. For each stack its lock, what was
 * applied last, what runs and how it was meant. Losing it recreates nothing and leaks nothing.
 *
 * <p>Directories are 0700 and files 0600. Nothing here calls a host. Façade: {@link
 * StateDirectory}.
 */
@NullMarked
package dev.jstack.engine.state;

import org.jspecify.annotations.NullMarked;
