/**
 * A canonical tree to text: the YAML and JSON that {@code jstack config} prints, lists of parts of
 * it, hashes of its services, and what each attribute means on Windows.
 *
 * <p>Reads and changes no file; what it prints loads to the same stack. Façade: {@link Config} and
 * {@link TargetReport}.
 */
@NullMarked
package dev.jstack.schema.config;

import org.jspecify.annotations.NullMarked;
