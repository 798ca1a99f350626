/**
 * A merged tree to findings: structure, then rules that no schema can say, then what a Windows host
 * cannot do. All problems at once, each with its place.
 *
 * <p>Reads no file and changes no tree. Façade: {@link Validation}.
 */
@NullMarked
package dev.jstack.schema.validate;

import org.jspecify.annotations.NullMarked;
