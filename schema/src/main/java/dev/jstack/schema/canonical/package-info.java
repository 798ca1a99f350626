/**
 * The merged tree as the one canonical model: typed values, defaults, implied things, only what is
 * active, and every name that is used defined.
 *
 * <p>Works on trees in long form, after validation. Reads no file but env files, through what it is
 * given. Façade: {@link CanonicalForm}, then {@link Normalizer}, {@link Activation} and {@link
 * Consistency}.
 */
@NullMarked
package dev.jstack.schema.canonical;

import org.jspecify.annotations.NullMarked;
