/**
 * What a stack is read from: files, {@code .env} and env files, variables, the project's name.
 *
 * <p>The only package of the module that opens files. Knows nothing of trees or services. Façade:
 * {@link SourceReader} (files) and {@link Environment} (variables).
 */
@NullMarked
package dev.jstack.schema.source;

import org.jspecify.annotations.NullMarked;
