/**
 * A stack and the facts of a host to the documents that the host should have. Pure: the same stack,
 * facts, images, files and taken addresses give the same documents. Looks at no host and writes
 * nothing; what of it is there already is the planner's business.
 *
 * <p>Façade: {@link Lowering}.
 */
@NullMarked
package dev.jstack.engine.lower;

import org.jspecify.annotations.NullMarked;
