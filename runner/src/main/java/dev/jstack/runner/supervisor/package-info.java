/**
 * The process that converges and watches: it takes requests, carries them out one at a time for
 * each stack, looks after what runs, and leaves when there is nothing left to look after.
 *
 * <p>Turns requests into calls of the engine and its events into replies. Services never depend on
 * it: killed at any moment, the next one adopts them. Façades: {@link
 * dev.jstack.runner.supervisor.Supervisor} (the process), {@link
 * dev.jstack.runner.supervisor.Requests} (the work).
 */
@NullMarked
package dev.jstack.runner.supervisor;

import org.jspecify.annotations.NullMarked;
