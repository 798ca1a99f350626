/**
 * The command line as data: every command with its options, arguments and examples in one table,
 * and the parser that turns a line of words into {@code Arguments} by it.
 *
 * <p>Help, completion scripts, "did you mean" and docs/commands.md all read the same table. Knows
 * nothing of what a command does. Façade: {@code CommandLine}.
 */
@NullMarked
package dev.jstack.runner.option;

import org.jspecify.annotations.NullMarked;
