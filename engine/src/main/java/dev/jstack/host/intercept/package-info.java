/**
 * A host whose every native call passes through one function first: what decorators of the seam are
 * built of. Changes nothing by itself.
 *
 * <p>Façade: {@link InterceptedHost}.
 */
@NullMarked
package dev.jstack.host.intercept;

import org.jspecify.annotations.NullMarked;
