/**
 * JSON text to and from records and plain maps, strict, over jackson-core's tokens.
 *
 * <p>No databind: it costs more start-up time than the whole of {@code config} (docs/adr). Façade:
 * {@code Json}.
 */
@NullMarked
package dev.jstack.json;

import org.jspecify.annotations.NullMarked;
