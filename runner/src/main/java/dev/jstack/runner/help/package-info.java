/**
 * The table of commands as people and shells read it: help pages, completion scripts, the page of
 * docs/commands.md.
 *
 * <p>Knows only the table. Façades: {@code HelpPage}, {@code CompletionScript}, {@code
 * CommandsPage}.
 */
@NullMarked
package dev.jstack.runner.help;

import org.jspecify.annotations.NullMarked;
