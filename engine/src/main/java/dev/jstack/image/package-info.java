/**
 * Images: references, registries, the content store and the layers that hosts mount.
 *
 * <p>Knows nothing of stacks. Façade: {@link Images}.
 */
@NullMarked
package dev.jstack.image;

import org.jspecify.annotations.NullMarked;
