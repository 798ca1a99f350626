/**
 * What things of a stack are called: by people, and on the host.
 *
 * <p>Façade: {@link ResourceAddress}.
 */
@NullMarked
package dev.jstack.engine.address;

import org.jspecify.annotations.NullMarked;
