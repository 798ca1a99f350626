/**
 * Secrets and configs that lie outside the stack file, as {@code external: true} wants them: kept
 * below the state root, each a file for its owner only. Turns a kind and a name into bytes, and
 * bytes into a kept file. Knows neither stacks nor hosts, and shows no value to anybody but who
 * asks for it. Façade: {@link ExternalStore}.
 */
@NullMarked
package dev.jstack.engine.external;

import org.jspecify.annotations.NullMarked;
