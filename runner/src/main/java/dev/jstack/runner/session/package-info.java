/**
 * Requests of a command to whoever converges, and what comes back: events, findings, output, an
 * outcome.
 *
 * <p>The same records travel over the supervisor's socket as versioned JSON lines, or are handled
 * in this process. Knows nothing of options, colours or terminals. Façade: {@link
 * dev.jstack.runner.session.Session}.
 */
@NullMarked
package dev.jstack.runner.session;

import org.jspecify.annotations.NullMarked;
