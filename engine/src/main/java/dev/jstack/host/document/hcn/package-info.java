/**
 * The documents of the Host Compute Network service as records: networks, endpoints, namespaces,
 * policies, queries, change requests and the error record, in the spelling of its schema 2. Written
 * and read with {@code Json.DOCUMENT}. HNS leaves members at their default out of its answers, so a
 * reader must not count on any: a NAT network comes back without a type. The records check nothing
 * and know nothing of stacks.
 *
 * <p>Façade: the records themselves, {@link HcnNetwork}, {@link HcnEndpoint} and {@link
 * HcnNamespace} first.
 */
@NullMarked
package dev.jstack.host.document.hcn;

import org.jspecify.annotations.NullMarked;
