/**
 * One class a command: arguments become a request to the engine or the session, and what comes back
 * goes to a view. Decides nothing itself.
 *
 * <p>Only the class of the command that was named is loaded. Façade: {@code Commands}.
 */
@NullMarked
package dev.jstack.runner.command;

import org.jspecify.annotations.NullMarked;
