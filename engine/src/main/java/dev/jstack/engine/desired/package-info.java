/**
 * A stack and the facts of a host to the documents that the host should have: networks, volumes,
 * namespaces, endpoints and containers, each complete but for what only the host can say (the
 * volume of a scratch layer, ids of layers). Pure: the same stack, facts, images and addresses give
 * the same documents. Looks at no host and writes nothing; which of it is there already is the
 * planner's business.
 *
 * <p>Façade: {@link Lowering}.
 */
@NullMarked
package dev.jstack.engine.desired;

import org.jspecify.annotations.NullMarked;
