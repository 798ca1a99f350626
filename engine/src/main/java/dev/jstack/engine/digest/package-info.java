/**
 * What a container cannot change, to one short word that says whether two configurations are the
 * same. The word must never change by itself: the same fields have the same digest in every
 * release, and a field that a release adds is left out where it is at its default.
 *
 * <p>Façade: {@link ConfigDigest}.
 */
@NullMarked
package dev.jstack.engine.digest;

import org.jspecify.annotations.NullMarked;
