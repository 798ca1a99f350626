/**
 * What services write, kept in files and read again.
 *
 * <p>Turns the output streams of processes into bounded, rotated files with a time and a stream for
 * each line, and those files into lines again: the last ones, those of a span of time, those that
 * are still to come. Knows nothing of stacks, policies or terminals. Façades: {@link
 * dev.jstack.engine.log.LogDrainer} to write, {@link dev.jstack.engine.log.LogReader} to read.
 */
@NullMarked
package dev.jstack.engine.log;

import org.jspecify.annotations.NullMarked;
