/**
 * The format of stack files as data: what may stand where, what it means on a Windows host, and the
 * words to explain it. Everything that speaks of attributes is made from these tables: the check of
 * structure, the JSON Schema, the reference, {@code jstack explain}.
 *
 * <p>Knows no stack file and no tree. Façade: {@link Format} (compact, for checking) and {@link
 * Reference} (with all words).
 */
@NullMarked
package dev.jstack.schema.describe;

import org.jspecify.annotations.NullMarked;
