/**
 * What a convergence is about to do and has done, written down before it happens, so that whoever
 * comes after a crash knows what may be half made. Knows actions only as words.
 *
 * <p>Façade: {@link Journal}.
 */
@NullMarked
package dev.jstack.engine.journal;

import org.jspecify.annotations.NullMarked;
