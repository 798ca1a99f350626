/**
 * What a host should have for one stack: networks, volumes, namespaces, endpoints and containers
 * with their documents, each complete but for what only the host can say (the volume of a scratch
 * layer, ids of layers), and beside each container what of it can change in place. Records only:
 * {@code engine.lower} makes them, the planner compares them with what is there.
 *
 * <p>Façade: {@link DesiredState}.
 */
@NullMarked
package dev.jstack.engine.desired;

import org.jspecify.annotations.NullMarked;
