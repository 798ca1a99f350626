/**
 * Which endpoint gets which IPv4 address, decided before anything exists, so that names can be
 * written before the first container starts. Several stacks share one range: each of their networks
 * takes blocks of it by a hash of its name, steps aside where another one is already, and keeps
 * what its endpoints have. The live host is the only ledger.
 *
 * <p>Façade: {@link AddressPool}.
 */
@NullMarked
package dev.jstack.engine.ipam;

import org.jspecify.annotations.NullMarked;
