/**
 * What becomes of replicas once they run: their end, their health, their next start.
 *
 * <p>Turns the exits of first processes into restarts with a growing pause, and probes into health;
 * keeps both in small files, so that whoever takes over after a crash goes on counting. Knows
 * nothing of plans, of stack files or of sockets. Façade: {@link dev.jstack.engine.watch.Watch}.
 */
@NullMarked
package dev.jstack.engine.watch;

import org.jspecify.annotations.NullMarked;
